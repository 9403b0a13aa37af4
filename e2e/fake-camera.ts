import { writeFileSync } from "node:fs";
import path from "node:path";
import encodeQr from "qr";

const WIDTH = 640;
const HEIGHT = 480;
const WHITE = 235;
const BLACK = 16;

/** What the camera of the browsers of this worker films. Chromium opens the file anew whenever a page starts the camera. */
export const filmOf = (worker: number) => path.join(process.env.E2E_SCRATCH ?? "", `film-${worker}.y4m`);

/** The arguments of a Chromium whose camera plays a film. */
export const cameraArgs = (film: string) => [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${film}`,
];

/** Puts a QR code before the camera; null is an empty wall. */
export function film(file: string, text: string | null): void {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  if (text !== null) draw(luma, encodeQr(text, "raw", { ecc: "medium", border: 4 }));
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([header, frame, frame]));
}

function draw(luma: Buffer, rows: boolean[][]): void {
  const module = Math.floor(HEIGHT / rows.length);
  const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - module * rows.length) / 2));
  rows.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!isDark) return;
      for (let line = 0; line < module; line++) {
        const from = ((top ?? 0) + y * module + line) * WIDTH + (left ?? 0) + x * module;
        luma.fill(BLACK, from, from + module);
      }
    });
  });
}
