import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diskStorage } from "./disk";
import { s3Storage } from "./s3";
import { PARTS, type Storage } from "./storage";
import { type LocalS3, openLocalS3 } from "./testing/local-s3";

const folder = mkdtempSync(path.join(tmpdir(), "turnout-disk-"));
const newKey = () => randomBytes(16).toString("hex");
let s3: LocalS3;
const made: Partial<Record<Storage["store"], Storage>> = {};

beforeAll(async () => {
  s3 = await openLocalS3();
  made.disk = diskStorage(folder);
  made.s3 = s3Storage(s3.settings);
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

const content = async (storage: Storage, key: string, part: "file" | "arriving") => {
  const opened = await storage.open(key, part);
  return opened && { size: opened.size, text: (await buffer(opened.stream)).toString() };
};

/** Sends arriving bytes the way a client would. */
async function send(storage: Storage, key: string, text: string): Promise<void> {
  const announced = { contentType: "text/plain", size: text.length, expiresInSeconds: 60 };
  const presigned = await storage.presign(key, announced);
  if (!presigned) return (await storage.receive(key, chunks(text), text.length)).keep();
  const answer = await fetch(presigned.url, { method: "PUT", headers: presigned.headers, body: text });
  expect(answer.status).toBe(200);
}

describe.each(["disk", "s3"] as const)("the storage on %s", (store) => {
  const storage = () => made[store] as Storage;

  test("what was put can be read, is replaced as a whole, and is gone once removed", async () => {
    const key = newKey();
    expect(await storage().sizeOf(key, "file")).toBeNull();
    expect(await storage().open(key, "file")).toBeNull();
    await storage().put(key, "file", Buffer.from("one"), "text/plain");
    await storage().put(key, "file", Buffer.from("second"), "text/plain");
    expect(await storage().sizeOf(key, "file")).toBe(6);
    expect(await content(storage(), key, "file")).toEqual({ size: 6, text: "second" });
    await storage().remove(key, PARTS);
    await storage().remove(key, PARTS);
    expect(await storage().sizeOf(key, "file")).toBeNull();
  });

  test("arriving bytes are lent out as a local file, but not if they are more than allowed", async () => {
    const key = newKey();
    await send(storage(), key, "hello");
    const read = (path: string) => Promise.resolve(readFileSync(path, "utf8"));
    expect(await storage().withArriving(key, 5, read)).toBe("hello");
    expect(await storage().withArriving(key, 4, read)).toBeNull();
    expect(await storage().withArriving(newKey(), 5, read)).toBeNull();
    await storage().withArriving(key, 5, (path) => storage().put(key, "file", { path }, "text/plain"));
    expect(await content(storage(), key, "file")).toEqual({ size: 5, text: "hello" });
    await storage().remove(key, ["arriving"]);
    expect(await storage().sizeOf(key, "arriving")).toBeNull();
    expect(await storage().sizeOf(key, "file")).toBe(5);
  });
});

describe("the storage on disk", () => {
  const disk = () => made.disk as Storage;

  test.each([
    ["more", ["hello", " world"]],
    ["fewer", ["hel"]],
  ])("%s bytes than announced are refused and leave nothing behind", async (_, texts) => {
    const key = newKey();
    await expect(disk().receive(key, chunks(...texts), 5)).rejects.toMatchObject({
      reason: "upload.size-differs",
    });
    expect(await disk().sizeOf(key, "arriving")).toBeNull();
    expect(readdirSync(path.join(folder, key.slice(0, 2), key))).toEqual([]);
  });

  test("a source that goes on for a hundred times what was announced is read no further than that", async () => {
    let read = 0;
    async function* endless() {
      for (; read < 1_000_000; read += 1_000) yield Buffer.alloc(1_000);
    }
    await expect(disk().receive(newKey(), endless(), 10_000)).rejects.toMatchObject({
      reason: "upload.size-differs",
    });
    // Node reads some chunks ahead of the one that is written.
    expect(read).toBeLessThan(100_000);
  });

  test("a source that breaks off leaves nothing behind", async () => {
    const key = newKey();
    async function* broken() {
      yield Buffer.from("he");
      throw new Error("cut");
    }
    await expect(disk().receive(key, broken(), 5)).rejects.toThrow("cut");
    expect(readdirSync(path.join(folder, key.slice(0, 2), key))).toEqual([]);
  });

  test("a key that names another place is refused", async () => {
    await expect(
      disk().put("../../../../etc/turnout-passwords-00", "file", Buffer.from("x"), "a/b"),
    ).rejects.toThrow();
    await expect(disk().sizeOf("..", "file")).rejects.toThrow("not a storage key");
  });
});

describe("the storage on S3", () => {
  test("a presigned address holds the sender to the announced type and length", async () => {
    const storage = made.s3 as Storage;
    const key = newKey();
    const announced = { contentType: "text/plain", size: 5, expiresInSeconds: 60 };
    const { url, headers } = (await storage.presign(key, announced)) ?? { url: "", headers: {} };
    const signed = new URL(url).searchParams.get("X-Amz-SignedHeaders");
    expect(signed?.split(";").sort()).toEqual(["content-length", "content-type", "host"]);
    // The server of the test does not compare them; what came anyway is checked again before it is kept.
    expect((await fetch(url, { method: "PUT", headers, body: "hello" })).status).toBe(200);
    expect(await storage.sizeOf(key, "arriving")).toBe(5);
  });
});
