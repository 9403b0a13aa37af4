import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** A plain picture to be encoded. */
export function blank(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } });
}

/** A JPEG that says where, when and with what it was taken. */
export function photoWithPlace(): Promise<Buffer> {
  return blank(1_200, 800)
    .jpeg()
    .withExif({
      IFD0: { Make: "SecretCamera", Copyright: "Ana Secret" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "52/1 31/1 12/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "13/1 24/1 18/1",
      },
    })
    .toBuffer();
}

/** A PNG of a few bytes whose header says that it is this large. */
export function bombPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(64 * 1024));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** An animated GIF of this many frames of two by two pixels. */
export async function animatedGif(frames: number): Promise<Buffer> {
  const pixels = Buffer.alloc(2 * 2 * 3 * frames, 120);
  // Each frame differs from the one before, or the encoder would join them.
  for (let frame = 0; frame < frames; frame++) pixels.fill((frame * 40) % 255, frame * 12, frame * 12 + 12);
  return sharp(pixels, { raw: { width: 2, height: 2 * frames, channels: 3, pageHeight: 2 } })
    .gif({ delay: Array(frames).fill(50), loop: 0 })
    .toBuffer();
}
