import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findBytes } from "../../../server/domains/uploads/bytes.queries";
import { diskStorage } from "../../../server/storage/disk";
import { testDatabase } from "../../../tests/database";
import { eventId } from "../events";
import { seedDemo } from "../index";
import { groupId } from "./ids";

const demo = testDatabase();
const now = new Date();
const folder = await mkdtemp(path.join(tmpdir(), "turnout-demo-"));
const storage = diskStorage(folder);
afterAll(() => rm(folder, { recursive: true }));

test("the demo's groups have counters that agree with their members, posts, comments and reactions", async () => {
  await seedDemo(demo.db, now, storage);
  const [wrong] = await demo.db.$queryRaw<Record<string, number>[]>`
    select
      (select count(*)::int from "GroupTally" t where
        members <> (select count(*) from "GroupMember" m where m."groupId" = t."groupId")
        or posts <> (select count(*) from "Contribution" c where c."groupId" = t."groupId" and c.depth = 0
          and c."heldAt" is null and c."hiddenAt" is null and c."deletedAt" is null)) as groups,
      (select count(*)::int from "PostTally" t where comments <> (select count(*) from "Contribution" c
        where c."postId" = t."postId" and c.depth > 0 and c."heldAt" is null and c."hiddenAt" is null)) as posts,
      (select count(*)::int from "ReplyTally" t where replies <> (select count(*) from "Contribution" c
        where c."parentId" = t."commentId" and c."heldAt" is null and c."hiddenAt" is null)) as replies,
      (select count(*)::int from "ReactionTally" t where count <> (select count(*) from "Reaction" r
        where r."contributionId" = t."contributionId" and r.kind = t.kind)) as reactions`;
  expect(wrong).toEqual({ groups: 0, posts: 0, replies: 0, reactions: 0 });
});

test("the demo has a private group, a group by approval with requests, and a report that waits", async () => {
  expect(await demo.db.group.findUniqueOrThrow({ where: { id: groupId("supper-circle") } })).toMatchObject({
    visibility: "private",
  });
  expect(await demo.db.groupRequest.count({ where: { groupId: groupId("repair-cafe") } })).toBe(2);
  expect(await demo.db.report.count({ where: { status: "open" } })).toBe(2);
});

test("the demo has an event that members see first, one for members alone, and an announcement", async () => {
  const events = await demo.db.event.findMany({
    where: { groupId: { not: null } },
    select: { visibility: true, membersFirstUntil: true, announces: true },
  });
  expect(
    events.filter(({ membersFirstUntil }) => membersFirstUntil !== null && membersFirstUntil > now),
  ).toEqual([expect.objectContaining({ visibility: "public", announces: true })]);
  expect(events.filter(({ visibility }) => visibility === "private")).toHaveLength(1);
  const posts = await demo.db.post.findMany({
    where: { OR: [{ isAnnouncement: true }, { audience: "going" }] },
    select: { isAnnouncement: true, audience: true, eventId: true },
    orderBy: { isAnnouncement: "asc" },
  });
  expect(posts).toEqual([
    { isAnnouncement: false, audience: "going", eventId: eventId("jazz") },
    { isAnnouncement: true, audience: "everyone", eventId: eventId("listening") },
  ]);
});

test("everyone who wrote in a group of the demo is a member of it", async () => {
  const [outside] = await demo.db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from "Contribution" c where not exists
      (select from "GroupMember" m where m."groupId" = c."groupId" and m."userId" = c."authorId")`;
  expect(outside?.n).toBe(0);
});

test("two posts of the demo have a picture whose bytes are kept", async () => {
  const attached = await demo.db.contributionAttachment.findMany({ include: { upload: true } });
  expect(attached.map(({ upload }) => upload.fileName).sort()).toEqual([
    "Harbour at night.png",
    "The radio.png",
  ]);
  for (const { upload } of attached) {
    expect(upload.idleSince).toBeNull();
    const bytes = await findBytes(demo.db, { id: upload.id, storageOf: () => storage });
    expect(await bytes?.open()).toMatchObject({ size: bytes?.size });
  }
});
