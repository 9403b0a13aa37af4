import { createHash } from "node:crypto";
import type { Tx } from "../../../server/db/transaction";
import { type KeptSize, PICTURE_SIZES, type PictureSize } from "../../../server/domains/uploads/schema";
import type { Storage } from "../../../server/storage/storage";
import { stableId } from "../ids";
import { type Drawing, harbourAtNight, radioOnBench } from "./drawings";

const DRAWINGS = { harbour: harbourAtNight, radio: radioOnBench };
const QUALITY = 82;

export type PictureKey = keyof typeof DRAWINGS;

type Kept = {
  fileName: string;
  store: Storage["store"];
  storageKey: string;
  size: number;
  width: number;
  height: number;
  sizes: KeptSize[];
  digest: string;
};

/** The pictures whose bytes are kept, by their keys. */
export type KeptPictures = Partial<Record<PictureKey, Kept>>;

/** Draws the pictures of the demo's posts and keeps them in every size. Repeating it keeps the same bytes. */
export async function keepPictures(storage: Storage): Promise<KeptPictures> {
  return {
    harbour: await keep(storage, "harbour"),
    radio: await keep(storage, "radio"),
  };
}

async function keep(storage: Storage, key: PictureKey): Promise<Kept> {
  const drawing = DRAWINGS[key]();
  const storageKey = stableId(`picture/${key}`);
  const digest = createHash("sha256");
  const sizes: KeptSize[] = [];
  for (const [name, side] of Object.entries(PICTURE_SIZES) as [PictureSize, number][]) {
    const { data, info } = await encode(drawing, side);
    await storage.put(storageKey, name, data, "image/webp");
    digest.update(data);
    sizes.push({ name, width: info.width, height: info.height, bytes: data.byteLength });
  }
  return {
    fileName: drawing.fileName,
    store: storage.store,
    storageKey,
    size: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    width: drawing.width,
    height: drawing.height,
    sizes,
    digest: digest.digest("base64url"),
  };
}

async function encode({ svg }: Drawing, side: number) {
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(svg))
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
}

type Shown = { contributionId: string; ownerId: string; picture: Kept; at: Date };

/** Attaches a picture to a post. */
export async function seedPicture(tx: Tx, { contributionId, ownerId, picture, at }: Shown): Promise<void> {
  const { id: uploadId } = await tx.upload.create({
    data: {
      ...picture,
      id: stableId(`upload/${picture.storageKey}`),
      ownerId,
      purpose: "post_attachment",
      status: "stored",
      announcedType: "image/png",
      announcedSize: picture.size,
      detectedType: "image/webp",
      createdAt: at,
      expiresAt: at,
      receivedAt: at,
      completedAt: at,
      hasArriving: false,
    },
    select: { id: true },
  });
  await tx.contributionAttachment.create({ data: { contributionId, uploadId, position: 0 } });
}
