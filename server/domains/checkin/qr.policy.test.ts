import decodeQr from "qr/decode.js";
import sharp from "sharp";
import { expect, test } from "vitest";
import { codeOf } from "./code.policy";
import { qrPng, qrSvg } from "./qr.policy";

/** Draws the paths of the SVG, each module as a square of `scale` pixels. */
function drawn(svg: string, scale: number) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const width = size * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column++) {
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return { width, height: width, data };
}

const ids = {
  eventId: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01",
  rsvpId: "019aa3b4-1f80-7c55-8e10-2b9d4f7a3c02",
};

test("the PNG of a code is small enough for an email, and a reader reads the code from it", async () => {
  const code = codeOf({ ...ids, leftAt: null }, "secret");
  const png = qrPng(code);
  expect(png.length).toBeLessThan(2_000);
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([360, 360]);
  expect(decodeQr({ width: info.width, height: info.height, data: new Uint8Array(data) })).toBe(code);
});

test("the picture of a code is black on white with a quiet zone, and a reader reads the code from it", () => {
  const code = codeOf({ ...ids, leftAt: null }, "secret");
  const svg = qrSvg(code);
  expect(svg).toContain('fill="#fff"');
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const places = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, x, y, h]) => [
    Number(x),
    Number(y),
    Number(h),
  ]);
  expect(Math.min(...places.flatMap(([x = 0, y = 0]) => [x, y]))).toBe(4);
  expect(Math.max(...places.map(([x = 0, , h = 0]) => x + h))).toBe(size - 4);
  expect(decodeQr(drawn(svg, 6))).toBe(code);
});
