import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../tests/group-factories";
import { provideEnv } from "../env";
import { photoWithPlace } from "../storage/testing/pictures";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);
const folder = mkdtempSync(path.join(tmpdir(), "turnout-post-files-"));
const PREFIXES = ["/api/v1", "/api/communities/v1"];

let owner: Person;
let ana: Person;
let stranger: Person;
let group: TestGroup;
beforeAll(async () => {
  provideEnv({ TURNOUT_DATA_DIR: folder });
  [owner, ana, stranger] = [await site.person(), await site.person(), await site.person()];
  group = await createGroup(on.db, { ownerId: owner.id, visibility: "private" });
  await addGroupMember(on.db, group.id, { userId: ana.id });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Given = { fileName?: string; contentType?: string; purpose?: string };

/** Announces, sends and completes a file. @returns the id of the attachment */
async function uploaded(prefix: string, as: Person, content: Buffer, given: Given = {}): Promise<string> {
  const announced = await site.call("POST", `${prefix}/uploads`, {
    as,
    body: {
      fileName: "fox.txt",
      contentType: "text/plain",
      size: content.byteLength,
      purpose: "post_attachment",
      ...given,
    },
  });
  expect(announced, announced.text).toMatchObject({ status: 201, body: { method: "PUT" } });
  const { id, url, headers } = announced.body;
  const sent = await fetch(url, { method: "PUT", headers, body: new Uint8Array(content) });
  expect(sent.status).toBe(200);
  const complete = await site.call("POST", `${prefix}/uploads/${id}/complete`, { as });
  expect(complete, complete.text).toMatchObject({ status: 200, body: { id } });
  return id;
}

const text = (words: string) => Buffer.from(words);

test.each(PREFIXES)(
  "files of a post and of a comment are read by members, and by no one else once they are attached, under %s",
  async (prefix) => {
    const picture = await uploaded(prefix, ana, await photoWithPlace(), {
      fileName: "fox.jpg",
      contentType: "image/jpeg",
    });
    const notes = await uploaded(prefix, ana, text("Seen at the second lock."));
    const read = (id: string, as?: Person) => site.call("GET", `${prefix}/attachments/${id}`, as && { as });
    expect((await read(notes, ana)).status).toBe(200);
    expect((await read(notes, owner)).status).toBe(404);

    const post = await site.call("POST", `${prefix}/groups/${group.id}/posts`, {
      as: ana,
      body: { body: `Two files ${newId()}`, attachmentIds: [picture, notes] },
    });
    expect(post, post.text).toMatchObject({
      status: 201,
      body: {
        attachments: [
          { id: picture, contentType: expect.stringMatching(/^image\//), sizes: expect.any(Array) },
          { id: notes, fileName: "fox.txt", contentType: "text/plain" },
        ],
      },
    });
    const answer = await uploaded(prefix, owner, text("And at the bridge."));
    const comment = await site.call("POST", `${prefix}/posts/${post.body.id}/comments`, {
      as: owner,
      body: { body: `One file ${newId()}`, attachmentIds: [answer] },
    });
    expect(comment, comment.text).toMatchObject({ status: 201, body: { attachments: [{ id: answer }] } });

    const gone = await site.person();
    await addGroupMember(on.db, group.id, { userId: gone.id });
    const files = [picture, notes, answer];
    for (const id of files) {
      for (const as of [owner, ana, gone]) expect((await read(id, as)).status).toBe(200);
      for (const as of [stranger, undefined]) {
        expect(await read(id, as)).toMatchObject({
          status: 404,
          body: { error: { reason: "attachment.not-found" } },
        });
      }
    }
    expect((await read(notes, gone)).text).toBe("Seen at the second lock.");
    expect((await read(notes, gone)).headers["content-disposition"]).toMatch(/^attachment/);
    expect((await site.call("DELETE", `${prefix}/groups/${group.id}/membership`, { as: gone })).status).toBe(
      200,
    );
    for (const id of files) expect((await read(id, gone)).status).toBe(404);

    expect((await site.call("DELETE", `${prefix}/comments/${comment.body.id}`, { as: owner })).status).toBe(
      200,
    );
    expect((await read(answer, ana)).status).toBe(404);
    expect((await read(notes, owner)).status).toBe(200);
    const edited = await site.call("PATCH", `${prefix}/posts/${post.body.id}`, {
      as: ana,
      body: { attachmentIds: [picture] },
    });
    expect(edited.body.attachments).toMatchObject([{ id: picture }]);
    expect((await read(notes, owner)).status).toBe(404);
  },
);

test.each(PREFIXES)(
  "only one's own finished files of the right purpose are attached, once each and at most ten, under %s",
  async (prefix) => {
    const own = await uploaded(prefix, ana, text("Mine."));
    const foreign = await uploaded(prefix, owner, text("Yours."));
    const cover = await uploaded(prefix, ana, await photoWithPlace(), {
      fileName: "cover.jpg",
      contentType: "image/jpeg",
      purpose: "group_cover",
    });
    const { body: announced } = await site.call("POST", `${prefix}/uploads`, {
      as: ana,
      body: { fileName: "a.txt", contentType: "text/plain", size: 3, purpose: "post_attachment" },
    });
    const attach = (attachmentIds: string[]) =>
      site.call("POST", `${prefix}/groups/${group.id}/posts`, {
        as: ana,
        body: { body: `Files ${newId()}`, attachmentIds },
      });
    const before = await on.db.post.count();
    for (const id of [foreign, cover, announced.id, newId()]) {
      const answer = await attach([own, id]);
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.body.error.reason).toMatch(/^upload\./);
    }
    expect((await attach([own, own])).status).toBe(400);
    expect((await attach(Array.from({ length: 11 }, newId))).status).toBe(400);
    expect(await on.db.post.count()).toBe(before);
    expect((await attach([own])).status).toBe(201);
  },
);
