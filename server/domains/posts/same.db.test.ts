import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUpload, newId } from "../../../tests/factories";
import { createGroup } from "../../../tests/group-factories";
import { provideEnv } from "../../env";
import { getGroupAccess } from "../groups/access/queries";
import { createTag } from "../tags/commands";
import { createComment } from "./comments.commands";
import { createPost } from "./posts.commands";
import { getPostAccess } from "./reading/queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

async function world() {
  const { db } = database;
  const group = await createGroup(db);
  const viewer = await viewerOf(db, group.ownerId);
  const upload = () => createUpload(db, { ownerId: viewer.id, purpose: "post_attachment" });
  return { db, group, viewer, upload, access: await getGroupAccess(db, { groupId: group.id, viewer }) };
}

test("the same text with another audience, event, tag or attachment is another post, and with the same ones the same", async () => {
  const { db, group, viewer, upload, access } = await world();
  const event = await createEvent(db, { capacity: 5 }, { hostId: viewer.id });
  const tag = { name: "Foxes", color: "green", description: "", aliases: [] } as const;
  await createTag(db, { ...tag, aliases: [], groupId: group.id });
  const [one, other] = [await upload(), await upload()];
  const body = `A fox ${newId()}`;
  const variants = [
    {},
    { tags: ["Foxes"] },
    { eventId: event.id },
    { eventId: event.id, audience: "going" },
    { attachmentIds: [one] },
    { attachmentIds: [other] },
  ];
  const write = (variant: object) =>
    createPost(db, { group: access, viewer, now: new Date() }, { body, ...variant } as never);
  const first = [];
  for (const variant of variants) first.push(await write(variant));
  expect(new Set(first.map(({ id }) => id)).size).toBe(variants.length);
  for (const [at, variant] of variants.entries()) {
    expect(await write(variant)).toMatchObject({ id: first[at]?.id, created: false });
  }
});

test("the same comment with another attachment is another comment", async () => {
  const { db, viewer, upload, access } = await world();
  const by = { group: access, viewer, now: new Date() };
  const post = await createPost(db, by, { body: "A fox" } as never);
  const of = { access: await getPostAccess(db, { postId: post.id, viewer }), viewer, now: new Date() };
  const write = (attachmentIds?: string[]) =>
    createComment(db, of, { body: "Look", ...(attachmentIds && { attachmentIds }) });
  const [one, other] = [await upload(), await upload()];
  const ids = [];
  for (const uploads of [undefined, [one], [other], [one], undefined]) ids.push((await write(uploads)).id);
  expect(new Set(ids).size).toBe(3);
  expect(ids.slice(3)).toEqual([ids[1], ids[0]]);
});
