import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, NOW, newId } from "../../../tests/factories";
import { takeHit } from "../../db/rate-limit";
import { provideEnv } from "../../env";
import { diskStorage } from "../../storage/disk";
import { s3Storage } from "../../storage/s3";
import { PARTS, type Storage } from "../../storage/storage";
import { fillingStorage } from "../../storage/testing/full-storage";
import { type LocalS3, openLocalS3 } from "../../storage/testing/local-s3";
import { blank, bombPng, photoWithPlace } from "../../storage/testing/pictures";
import { completeUpload } from "./checking.commands";
import { announceUpload, receiveUpload } from "./commands";
import { BYTES_KEPT } from "./rules.policy";
import type { AnnouncedUpload, UploadPurpose } from "./schema";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "turnout-uploads-"));
let s3: LocalS3;
const made: Partial<Record<Storage["store"], Storage>> = {};
let ownerId = "";

beforeAll(async () => {
  s3 = await openLocalS3();
  made.disk = diskStorage(folder);
  made.s3 = s3Storage(s3.settings);
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  [ownerId = ""] = await createUsers(database.db, 1);
});

type Given = { fileName?: string; contentType?: string; size?: number; purpose?: UploadPurpose; now?: Date };

const announce = (content: Buffer, storage: Storage, given: Given = {}) =>
  announceUpload(database.db, {
    fileName: "photo.jpg",
    contentType: "image/jpeg",
    size: content.byteLength,
    purpose: "event_cover",
    now: NOW,
    ...given,
    ownerId,
    storage,
    origin: "http://localhost:3000",
  });

async function* inChunks(content: Buffer, bytes = 16 * 1024) {
  for (let at = 0; at < content.byteLength; at += bytes) yield content.subarray(at, at + bytes);
}

/** Sends bytes to the address of an announcement as a client does. */
async function send(to: AnnouncedUpload, content: Buffer, storage: Storage, now = NOW): Promise<void> {
  if (storage.store === "s3") {
    const body = new Uint8Array(content);
    expect((await fetch(to.url, { method: to.method, headers: to.headers, body })).status).toBe(200);
    return;
  }
  const url = new URL(to.url);
  const uploadId = url.pathname.split("/").at(-2) ?? "";
  const expires = url.searchParams.get("expires") ?? "";
  const signature = url.searchParams.get("signature") ?? "";
  const source = inChunks(content);
  await receiveUpload(database.db, {
    uploadId,
    expires,
    signature,
    contentLength: undefined,
    source,
    storage,
    now,
  });
}

const complete = (uploadId: string, storage: Storage, now = NOW) =>
  completeUpload(database.db, { uploadId, ownerId, storage, now });

async function upload(content: Buffer, storage: Storage, given: Given = {}) {
  const announced = await announce(content, storage, given);
  await send(announced, content, storage);
  return complete(announced.id, storage);
}

const keyOf = async (id: string) =>
  (await database.db.upload.findUniqueOrThrow({ where: { id } })).storageKey;
const partsOf = async (id: string, storage: Storage) => {
  const key = await keyOf(id);
  const sizes = await Promise.all(PARTS.map((part) => storage.sizeOf(key, part)));
  return PARTS.filter((_, index) => sizes[index] !== null);
};

describe.each(["disk", "s3"] as const)("uploads with the storage on %s", (store) => {
  const storage = () => made[store] as Storage;

  test("a picture is announced, sent, checked and kept in several sizes without its metadata", async () => {
    const stored = await upload(await photoWithPlace(), storage());
    expect(stored).toMatchObject({
      fileName: "photo.jpg",
      contentType: "image/webp",
      width: 1200,
      height: 800,
      sizes: [
        { name: "small", url: `/api/v1/attachments/${stored.id}?size=small` },
        { name: "medium" },
        { name: "large" },
      ],
    });
    expect(await partsOf(stored.id, storage())).toEqual(["small", "medium", "large"]);
    const kept = await storage().open(await keyOf(stored.id), "large");
    if (!kept) throw new Error("nothing was kept");
    const bytes = await buffer(kept.stream);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.toString("latin1")).not.toMatch(/Secret|GPS/);
  });

  test("completing again answers alike, also at the same moment and after a refusal", async () => {
    const content = await blank(50, 40).png().toBuffer();
    const announced = await announce(content, storage());
    await expect(complete(announced.id, storage())).rejects.toMatchObject({ reason: "upload.not-received" });
    await send(announced, content, storage());
    const [one, two] = await Promise.all([
      complete(announced.id, storage()),
      complete(announced.id, storage()),
    ]);
    expect(one).toEqual(two);
    expect(await complete(announced.id, storage())).toEqual(one);

    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const refused = await announce(svg, storage());
    await send(refused, svg, storage());
    for (let time = 0; time < 2; time++) {
      await expect(complete(refused.id, storage())).rejects.toMatchObject({
        code: "invalid",
        reason: "upload.type-not-allowed",
        details: { allowed: ["JPEG", "PNG", "WebP", "GIF", "AVIF"] },
      });
    }
    expect(await partsOf(refused.id, storage())).toEqual([]);
  });

  const PDF = Buffer.from("%PDF-1.7\n1 0 obj <</JS (app.alert(1))>> endobj");
  test.each<[string, UploadPurpose, string, () => Promise<Buffer> | Buffer, string | null]>([
    [
      "SVG called jpg",
      "event_cover",
      "a.jpg",
      () => Buffer.from("<svg onload='alert(1)'/>"),
      "upload.type-not-allowed",
    ],
    ["HTML called png", "avatar", "a.png", () => Buffer.from("<html><script>"), "upload.type-not-allowed"],
    [
      "HTML called txt",
      "rfp_attachment",
      "a.txt",
      () => Buffer.from("<!doctype html>"),
      "upload.type-not-allowed",
    ],
    ["SVG called csv", "rfp_attachment", "a.csv", () => Buffer.from(" <svg/>"), "upload.type-not-allowed"],
    ["a PDF as a cover", "event_cover", "a.jpg", () => PDF, "upload.type-not-allowed"],
    [
      "a program called pdf",
      "rfp_attachment",
      "a.pdf",
      () => Buffer.from("MZ\x90\0\x03\0", "latin1"),
      "upload.type-not-allowed",
    ],
    [
      "a zip",
      "rfp_attachment",
      "a.docx",
      () => Buffer.from("PK\x03\x04\x14\0\0\0", "latin1"),
      "upload.type-not-allowed",
    ],
    ["a bomb", "venue_photo", "a.png", () => bombPng(50_000, 50_000), "upload.too-many-pixels"],
    ["half a picture", "venue_photo", "a.png", () => bombPng(300, 300), "upload.damaged"],
    ["a PDF", "rfp_attachment", "offer.pdf", () => PDF, null],
    ["CSV", "rfp_attachment", "guests.csv", () => Buffer.from("a,b\n1,2\n"), null],
    ["text", "rfp_attachment", "note.md", () => Buffer.from("# hello\n"), null],
    ["a picture in a request", "rfp_attachment", "plan.png", () => blank(30, 30).png().toBuffer(), null],
  ])("the content decides: %s", async (_, purpose, fileName, content, reason) => {
    const asked = { purpose, fileName, contentType: "application/octet-stream" };
    const stored = upload(await content(), storage(), asked);
    if (reason) await expect(stored).rejects.toMatchObject({ reason });
    else expect(await stored).toMatchObject({ fileName });
  });
});

describe("the bytes of an upload", () => {
  const disk = () => made.disk as Storage;

  test("a size that differs from the announcement is refused and deleted, with S3 when it is checked", async () => {
    const s3Store = made.s3 as Storage;
    const announced = await announce(Buffer.alloc(10), s3Store);
    await send(announced, Buffer.alloc(1_000), s3Store);
    await expect(complete(announced.id, s3Store)).rejects.toMatchObject({ reason: "upload.size-differs" });
    expect(await partsOf(announced.id, s3Store)).toEqual([]);
    for (const bytes of [9, 11, 1_000]) {
      const own = await announce(Buffer.alloc(10), disk());
      await expect(send(own, Buffer.alloc(bytes), disk())).rejects.toMatchObject({
        reason: "upload.size-differs",
      });
      expect(await partsOf(own.id, disk())).toEqual([]);
    }
  });

  test("an address takes its bytes once, until it expires, and only as it was signed", async () => {
    const content = await blank(10, 10).png().toBuffer();
    const announced = await announce(content, disk());
    const other = await announce(content, disk());
    const late = new Date(Date.parse(announced.expiresAt));
    const swapped = { ...announced, url: announced.url.replace(announced.id, other.id) };
    const longer = {
      ...announced,
      url: announced.url.replace(/expires=\d+/, `expires=${late.getTime() + 1}`),
    };
    const unknown = { ...announced, url: announced.url.replace(announced.id, newId()) };
    for (const [to, at, reason] of [
      [swapped, NOW, "upload.wrong-signature"],
      [longer, NOW, "upload.wrong-signature"],
      [unknown, NOW, "upload.not-found"],
      [announced, late, "upload.expired"],
    ] as const) {
      await expect(send(to, content, disk(), at)).rejects.toMatchObject({ reason });
    }
    await send(announced, content, disk());
    await expect(send(announced, content, disk())).rejects.toMatchObject({
      code: "conflict",
      reason: "upload.already-received",
    });
    await complete(announced.id, disk());
    await expect(send(announced, content, disk())).rejects.toMatchObject({
      reason: "upload.already-received",
    });
  });

  test("of two senders at the same moment one is taken", async () => {
    const content = await blank(10, 10).png().toBuffer();
    const announced = await announce(content, disk());
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => send(announced, content, disk())));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await complete(announced.id, disk())).toMatchObject({ width: 10 });
  });

  test("a full disk is refused as unavailable, leaves nothing half done, and the same upload succeeds later", async () => {
    let isFull = true;
    const filling = fillingStorage(disk(), () => isFull);
    const content = await photoWithPlace();
    const announced = await announce(content, filling);
    const full = { code: "unavailable", reason: "uploads.no-space" };
    await expect(send(announced, content, filling)).rejects.toMatchObject(full);
    expect(await partsOf(announced.id, disk())).toEqual([]);
    isFull = false;
    await send(announced, content, filling);
    isFull = true;
    await expect(complete(announced.id, filling)).rejects.toMatchObject(full);
    expect(await partsOf(announced.id, disk())).toEqual(["arriving"]);
    isFull = false;
    expect(await complete(announced.id, filling)).toMatchObject({ id: announced.id });
    const key = await keyOf(announced.id);
    expect(readdirSync(path.join(folder, key.slice(0, 2), key)).sort()).toEqual(["large", "medium", "small"]);
  });

  test("another person's upload is not found", async () => {
    const announced = await announce(Buffer.from("x"), disk());
    const [strangerId = ""] = await createUsers(database.db, 1);
    await expect(
      completeUpload(database.db, { uploadId: announced.id, ownerId: strangerId, storage: disk(), now: NOW }),
    ).rejects.toMatchObject({ reason: "upload.not-found" });
  });
});

describe("an announcement", () => {
  const disk = () => made.disk as Storage;
  const one = Buffer.from("x");

  test.each<[string, Given, string]>([
    ["no bytes", { size: 0 }, "upload.empty"],
    ["a picture of 11 MB", { size: 11 * 1024 * 1024 }, "upload.too-large"],
    ["an attachment of 26 MB", { size: 26 * 1024 * 1024, purpose: "rfp_attachment" }, "upload.too-large"],
    ["SVG", { contentType: "image/svg+xml" }, "upload.type-not-allowed"],
    [
      "HTML",
      { contentType: "text/html; charset=utf-8", purpose: "rfp_attachment" },
      "upload.type-not-allowed",
    ],
    ["HEIC", { contentType: "image/heic" }, "upload.type-not-allowed"],
  ])("of %s is refused", async (_, given, reason) => {
    await expect(announce(one, disk(), given)).rejects.toMatchObject({ code: "invalid", reason });
  });

  test("a person keeps at most 1 GB and announces at most 2 GB in a day", async () => {
    const { db } = database;
    const first = await announce(one, disk());
    const set = (data: object) => db.upload.update({ where: { id: first.id }, data });
    await set({ announcedSize: BYTES_KEPT });
    await expect(announce(one, disk())).rejects.toMatchObject({
      code: "conflict",
      reason: "upload.limit-reached",
    });
    await set({ status: "refused", refusedWith: "upload.expired" });
    await announce(one, disk());
    await set({ announcedSize: 2 * BYTES_KEPT - 1 });
    await expect(announce(one, disk())).rejects.toMatchObject({
      code: "rate-limited",
      details: { retryAfterSeconds: 86_400 },
    });
    const tomorrow = new Date(NOW.getTime() + 86_400_001);
    await announce(one, disk(), { now: tomorrow });
  });

  test("three hundred files in a day are the most", async () => {
    const limit = { name: "upload", hitsMax: 300, windowSeconds: 86_400 } as const;
    await Promise.all(Array.from({ length: 299 }, () => takeHit(database.db, limit, ownerId, NOW)));
    await announce(one, disk());
    await expect(announce(one, disk())).rejects.toMatchObject({
      code: "rate-limited",
      reason: "upload.too-many",
    });
  });
});
