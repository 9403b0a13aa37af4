import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { detectType } from "./detect";
import { encodePicture } from "./pictures";
import { animatedGif, blank, bombPng, photoWithPlace } from "./testing/pictures";

const folder = mkdtempSync(path.join(tmpdir(), "turnout-content-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function saved(content: Buffer | string): string {
  const file = path.join(folder, String(files++));
  writeFileSync(file, content);
  return file;
}

const SIZES: [string, number][] = [
  ["small", 320],
  ["medium", 960],
  ["large", 1_920],
];
const LIMITS = { pixelsMax: 50_000_000, framesMax: 500 };
const encode = (content: Buffer, type: string) =>
  encodePicture(saved(content), { type, limits: LIMITS, sizes: SIZES });

describe("the type of a file", () => {
  test.each([
    ["HTML", "<!DOCTYPE html><script>alert(1)</script>", null],
    ["HTML behind blanks and a byte order mark", "\ufeff \n<html>", null],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', null],
    ["SVG behind a comment", "<!-- a picture -->\n<svg/>", null],
    ["XML", '<?xml version="1.0"?><svg/>', "application/xml"],
    ["UTF-16 SVG", Buffer.from("\ufeff<svg/>", "utf16le"), "application/xml"],
    ["text", "name,age\nÄnne,41\n", "text/plain"],
    ["text of Windows", Buffer.from("name;age\r\nM\xfcller;41\r\n", "latin1"), "text/plain"],
    ["bytes", Buffer.from([1, 2, 3, 0, 255]), null],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj", "application/pdf"],
    ["a program", Buffer.from("MZ\x90\0\x03\0\0\0", "latin1"), "application/x-msdownload"],
    ["a script", "#!/bin/sh\necho hello\n", "text/plain"],
  ])("%s is recognized by its content", async (_, content, type) => {
    const found = await detectType(saved(content as string));
    // Of markup it only matters that it is neither a picture nor text.
    if (type === "application/xml") expect(String(found)).not.toMatch(/^image|^text|pdf|office/);
    else expect(found).toBe(type);
  });
});

describe("a picture", () => {
  test("a photo is kept without the place, the camera and the name in it", async () => {
    const original = await photoWithPlace();
    expect(original.toString("latin1")).toContain("SecretCamera");
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const pictures = await encode(original, "image/jpeg");
    expect(pictures.map(({ name, width, height }) => [name, width, height])).toEqual([
      ["small", 320, 213],
      ["medium", 960, 640],
      ["large", 1200, 800],
    ]);
    for (const { bytes } of pictures) {
      const { format, exif, icc, xmp, iptc } = await sharp(bytes).metadata();
      expect({ format, exif, icc, xmp, iptc }).toEqual({ format: "webp" });
      expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/Secret|GPS|EXIF/);
    }
  });

  test("a photo that was taken sideways is kept upright", async () => {
    const sideways = await blank(600, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const pictures = await encode(sideways, "image/jpeg");
    expect(pictures.at(-1)).toMatchObject({ name: "medium", width: 400, height: 600 });
  });

  test("nothing of what was appended to a picture is kept", async () => {
    const script = "<script>alert('polyglot')</script>";
    const polyglot = Buffer.concat([await blank(20, 20).jpeg().toBuffer(), Buffer.from(script)]);
    const gif = Buffer.concat([await blank(20, 20).gif().toBuffer(), Buffer.from(`;${script}`)]);
    for (const [content, type] of [
      [polyglot, "image/jpeg"],
      [gif, "image/gif"],
    ] as const) {
      const [picture] = await encode(content, type);
      expect(picture).toMatchObject({ name: "small", width: 20 });
      expect(Buffer.from(picture?.bytes ?? []).toString("latin1")).not.toContain("script");
    }
  });

  test("a picture of 50,000 by 50,000 pixels is refused by its header", async () => {
    const before = process.memoryUsage().rss;
    await expect(encode(bombPng(50_000, 50_000), "image/png")).rejects.toMatchObject({
      reason: "upload.too-many-pixels",
      details: { pixelsMax: 50_000_000 },
    });
    // Decoded it would be 7.5 GB.
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  });

  test("a header that promises more pixels than follow is refused as damaged", async () => {
    await expect(encode(bombPng(4_000, 4_000), "image/png")).rejects.toMatchObject({
      reason: "upload.damaged",
    });
  });

  test("of an animation the first frame is kept, and one of too many frames is refused", async () => {
    const [picture] = await encode(await animatedGif(3), "image/gif");
    expect(await sharp(picture?.bytes).metadata()).toMatchObject({ width: 2, height: 2 });
    await expect(
      encodePicture(saved(await animatedGif(6)), {
        type: "image/gif",
        limits: { ...LIMITS, framesMax: 5 },
        sizes: SIZES,
      }),
    ).rejects.toMatchObject({ reason: "upload.too-many-frames" });
  });

  test.each(["jpeg", "png", "webp", "gif", "avif"] as const)("a picture in %s is read", async (format) => {
    const content = await blank(40, 30)[format]().toBuffer();
    expect(await detectType(saved(content))).toBe(`image/${format}`);
    expect(await encode(content, `image/${format}`)).toMatchObject([
      { name: "small", width: 40, height: 30 },
    ]);
  });

  test("a picture that is cut off, or is of another format than its first bytes say, is refused as damaged", async () => {
    const jpeg = await blank(400, 400).jpeg({ quality: 100 }).toBuffer();
    await expect(encode(jpeg.subarray(0, jpeg.length / 2), "image/jpeg")).rejects.toMatchObject({
      reason: "upload.damaged",
    });
    await expect(encode(Buffer.from("<svg/>"), "image/png")).rejects.toMatchObject({
      reason: "upload.damaged",
    });
    await expect(encode(jpeg, "image/svg+xml")).rejects.toMatchObject({ reason: "upload.damaged" });
  });
});
