import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { blank, photoWithPlace } from "../storage/testing/pictures";
import { handleRestRequest } from "./fetch-handler";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);
const folder = mkdtempSync(path.join(tmpdir(), "turnout-rest-uploads-"));

let host: Person;
let ben: Person;
beforeAll(async () => {
  provideEnv({ TURNOUT_DATA_DIR: folder });
  host = await site.person({ name: "Marta Silveira" });
  ben = await site.person({ name: "Ben" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Given = { fileName?: string; contentType?: string; size?: number; purpose?: string };

const announce = (content: Buffer, given: Given = {}, as = host) =>
  site.call("POST", "/uploads", {
    as,
    body: {
      fileName: "photo.jpg",
      contentType: "image/jpeg",
      size: content.byteLength,
      purpose: "event_cover",
      ...given,
    },
  });

const put = (url: string, content: Buffer, headers: Record<string, string> = {}) =>
  fetch(url, { method: "PUT", headers, body: new Uint8Array(content) });

async function upload(content: Buffer, given: Given = {}, as = host) {
  const { body: announced, status } = await announce(content, given, as);
  expect(status).toBe(201);
  expect(announced).toMatchObject({ method: "PUT", url: expect.stringContaining(site.origin) });
  expect((await put(announced.url, content, announced.headers)).status).toBe(200);
  const completed = await site.call("POST", `/uploads/${announced.id}/complete`, { as });
  expect(completed.status).toBe(200);
  return completed.body as { id: string; url: string };
}

describe("uploads over REST", () => {
  test("a picture is uploaded and read back in its sizes, first by its owner only", async () => {
    const { url } = await upload(await photoWithPlace());
    expect((await site.call("GET", url)).status).toBe(404);
    expect((await site.call("GET", url, { as: ben })).body).toMatchObject({
      error: { reason: "attachment.not-found" },
    });
    const answer = await site.call("GET", url, { as: host });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "image/webp",
      "content-length": String(Buffer.byteLength(answer.text) && answer.headers["content-length"]),
      "content-disposition": `inline; filename="photo.jpg.webp"; filename*=UTF-8''photo.jpg.webp`,
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    expect(answer.text).not.toMatch(/Secret|GPS/);
    const small = await site.call("GET", `${url}?size=small`, { as: host });
    expect(Number(small.headers["content-length"])).toBeLessThan(Number(answer.headers["content-length"]));
    expect(small.headers.etag).not.toBe(answer.headers.etag);
    const again = await site.call("GET", url, {
      as: host,
      headers: { "if-none-match": answer.headers.etag ?? "" },
    });
    expect([again.status, again.text]).toEqual([304, ""]);
    const head = await site.call("HEAD", url, { as: host });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect((await site.call("GET", `${url}?size=huge`, { as: host })).status).toBe(400);
  });

  test("any other file is only ever downloaded, under a name of its type", async () => {
    const text = Buffer.from("hello <script>alert(1)</script>");
    const { url } = await upload(text, {
      fileName: "../..\\évil\u202E\0.html",
      contentType: "text/plain",
      purpose: "rfp_attachment",
    });
    const { headers, text: read } = await site.call("GET", url, { as: host });
    expect(read).toBe(text.toString());
    expect(headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="_vil .html.txt"; filename*=UTF-8''%C3%A9vil%20.html.txt`,
      "content-security-policy": expect.stringContaining("sandbox"),
      "x-content-type-options": "nosniff",
    });
  });

  test("what was announced must be what arrives, and an address is good for one file", async () => {
    const content = await blank(20, 20).png().toBuffer();
    const { body: announced } = await announce(content);
    const cases: [string, Buffer, number, string][] = [
      [announced.url, Buffer.concat([content, Buffer.from("x")]), 400, "upload.size-differs"],
      [announced.url, content.subarray(1), 400, "upload.size-differs"],
      [announced.url, Buffer.alloc(content.byteLength * 100), 400, "upload.size-differs"],
      [
        announced.url.replace(/signature=./, (start: string) =>
          start.endsWith("A") ? "signature=B" : "signature=A",
        ),
        content,
        422,
        "upload.wrong-signature",
      ],
      [announced.url.replace(/expires=\d+/, "expires=NaN"), content, 422, "upload.wrong-signature"],
      [announced.url.split("?")[0] ?? "", content, 422, "upload.wrong-signature"],
    ];
    for (const [url, bytes, status, reason] of cases) {
      const answer = await put(url, bytes);
      expect([answer.status, await answer.json()]).toMatchObject([status, { error: { reason } }]);
    }
    expect((await put(announced.url, content)).status).toBe(200);
    const replayed = await put(announced.url, content);
    expect([replayed.status, await replayed.json()]).toMatchObject([
      409,
      { error: { reason: "upload.already-received" } },
    ]);
    const key = (await on.db.upload.findUniqueOrThrow({ where: { id: announced.id } })).storageKey;
    expect(readdirSync(path.join(folder, "uploads", key.slice(0, 2), key))).toEqual(["arriving"]);
    expect((await site.call("GET", new URL(announced.url).pathname)).status).toBe(405);
  });

  test("chunks without a declared length are cut off at a hundred times the announced size", async () => {
    const { body: announced } = await announce(Buffer.alloc(1_000));
    const { status, body } = await site.call(
      "PUT",
      new URL(announced.url).pathname + new URL(announced.url).search,
      {
        body: "x".repeat(100_000),
        headers: { "transfer-encoding": "chunked" },
      },
    );
    expect([status, body]).toMatchObject([400, { error: { reason: "upload.size-differs" } }]);
  });

  test("what was refused says why, and a stranger can complete nothing", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const { body: announced } = await announce(svg, { fileName: "photo.png", contentType: "image/png" });
    expect((await put(announced.url, svg)).status).toBe(200);
    const complete = (as: Person) => site.call("POST", `/uploads/${announced.id}/complete`, { as });
    expect((await complete(ben)).status).toBe(404);
    expect(await complete(host)).toMatchObject({
      status: 400,
      body: { error: { reason: "upload.type-not-allowed", message: expect.stringContaining("JPEG") } },
    });
    for (const bad of [
      { size: 1e9 },
      { size: -1 },
      { size: 1.5 },
      { purpose: "other" },
      { contentType: "text/html" },
    ]) {
      expect((await announce(svg, bad as Given)).status).toBe(400);
    }
    expect((await site.call("POST", "/uploads", { body: {} })).status).toBe(401);
  });

  test("a picture of everyone's may be cached and shown by other sites", async () => {
    const { id, url } = await upload(await blank(30, 30).png().toBuffer(), { purpose: "avatar" }, ben);
    await on.db.user.update({ where: { id: ben.id }, data: { avatarUploadId: id, imageUrl: url } });
    const { status, headers } = await site.call("GET", url);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=3600",
      "cross-origin-resource-policy": "cross-origin",
      "access-control-allow-origin": "*",
    });
  });

  test("a server where Next serves everything takes and answers the same", async () => {
    const content = await blank(25, 25).png().toBuffer();
    const { body: announced } = await announce(content);
    const send = (bytes: Buffer) =>
      handleRestRequest(new Request(announced.url, { method: "PUT", body: new Uint8Array(bytes) }));
    expect((await send(Buffer.concat([content, content]))).status).toBe(400);
    expect((await send(content)).status).toBe(200);
    expect((await send(content)).status).toBe(409);
    const headers = { authorization: `Bearer ${host.token}` };
    const call = (path: string, method: string) =>
      handleRestRequest(new Request(`${site.origin}/api/v1${path}`, { method, headers }));
    const completed = await (await call(`/uploads/${announced.id}/complete`, "POST")).json();
    expect(completed).toMatchObject({ width: 25 });
    const read = await call(`/attachments/${announced.id}`, "GET");
    expect(read.headers.get("content-disposition")).toContain("inline");
    expect((await read.arrayBuffer()).byteLength).toBe(completed.size);
  });
});
