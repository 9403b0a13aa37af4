import { crc32, deflateSync } from "node:zlib";
import encodeQr from "qr";

/** The white border that scanners need around a code, in modules. */
const QUIET_ZONE = 4;

/** Error correction M: it is read with 15 % of it covered. True is a dark module. */
const modulesOf = (text: string): boolean[][] => encodeQr(text, "raw", { ecc: "medium", border: QUIET_ZONE });

/** The QR code as an SVG, black on white whatever the page's colours are. */
export function qrSvg(text: string): string {
  const rows = modulesOf(text);
  const runs = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark && !row[x - 1] ? [`M${x} ${y}h${runFrom(row, x)}v1h-${runFrom(row, x)}z`] : [],
    ),
  );
  const size = rows.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img">`,
    "<title>Ticket code</title>",
    `<rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${runs.join("")}"/></svg>`,
  ].join("");
}

function runFrom(row: boolean[], x: number): number {
  const end = row.indexOf(false, x);
  return (end === -1 ? row.length : end) - x;
}

/** The width of a module in the PNG: eight pixels of one bit, so that a module is a byte of its line. */
const MODULE_PX = 8;
const PNG_START = Buffer.from("89504e470d0a1a0a", "hex");

/** The same QR code as a PNG of about one kilobyte, for programs that show no SVG, as those for email. */
export function qrPng(text: string): Buffer {
  const rows = modulesOf(text);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows.length * MODULE_PX, 0);
  header.writeUInt32BE(rows.length * MODULE_PX, 4);
  // One bit a pixel, greyscale; compression, filter and interlace have one value each that is meant here: 0.
  header.writeUInt8(1, 8);
  const lines = rows.flatMap((row) => Array<Buffer>(MODULE_PX).fill(lineOf(row)));
  const pixels = deflateSync(Buffer.concat(lines), { level: 9 });
  return Buffer.concat([
    PNG_START,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One line of pixels behind its filter, which is none. */
const lineOf = (row: boolean[]) => Buffer.from([0, ...row.map((isDark) => (isDark ? 0x00 : 0xff))]);

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
