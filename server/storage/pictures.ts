import type { Sharp } from "sharp";
import { DomainError, isDomainError } from "../errors";

export type PictureLimits = {
  /** Width times height, of one frame. */
  pixelsMax: number;
  framesMax: number;
};

export type EncodedPicture<Name extends string> = {
  name: Name;
  width: number;
  height: number;
  bytes: Uint8Array;
};

/** The formats as the decoder names them, by media type. Only these are ever given to it. */
const FORMATS: Record<string, string> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/apng": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/avif": "heif",
};

const SECONDS_MAX = 30;
const QUALITY = 82;

/**
 * Draws a picture anew in each size, as WebP in sRGB, upright and without any metadata: no place, camera, profile or
 * comment, and nothing of what was appended to the file. Of an animation the first frame is kept. Dimensions are
 * read from the header and refused before anything is decoded. A picture is never enlarged: a size is made only if
 * the picture is larger than the size before it.
 * @param type what the content was found to be
 * @param sizes the longest sides in pixels, ascending
 * @throws DomainError invalid `upload.too-many-pixels`, `upload.too-many-frames`, `upload.damaged`
 */
export async function encodePicture<Name extends string>(
  path: string,
  { type, limits, sizes }: { type: string; limits: PictureLimits; sizes: readonly [Name, number][] },
): Promise<EncodedPicture<Name>[]> {
  const { default: sharp } = await import("sharp");
  try {
    const { width, height } = await readHeader(sharp(path, { limitInputPixels: false }), type, limits);
    const longest = Math.max(width, height);
    const wanted = sizes.filter((_, index) => index === 0 || longest > (sizes[index - 1]?.[1] ?? 0));
    const encoded: EncodedPicture<Name>[] = [];
    // One after the other: each needs the memory of a whole picture.
    for (const [name, side] of wanted) {
      const input = sharp(path, {
        limitInputPixels: limits.pixelsMax,
        failOn: "error",
        sequentialRead: true,
        pages: 1,
      });
      const { data, info } = await input
        .autoOrient()
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
        .webp({ quality: QUALITY })
        .timeout({ seconds: SECONDS_MAX })
        .toBuffer({ resolveWithObject: true });
      encoded.push({ name, width: info.width, height: info.height, bytes: data });
    }
    return encoded;
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw new DomainError("upload.damaged");
  }
}

async function readHeader(picture: Sharp, type: string, { pixelsMax, framesMax }: PictureLimits) {
  const { format, width, height, pageHeight, pages = 1 } = await picture.metadata();
  if (format !== FORMATS[type] || !width || !height) throw new DomainError("upload.damaged");
  const frameHeight = pageHeight ?? height;
  if (width * frameHeight > pixelsMax) throw new DomainError("upload.too-many-pixels", { pixelsMax });
  if (pages > framesMax) throw new DomainError("upload.too-many-frames", { framesMax });
  return { width, height: frameHeight };
}
