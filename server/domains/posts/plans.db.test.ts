import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { createGroup, createPost, type TestGroup, type TestPost } from "../../../tests/group-factories";
import { plansOf } from "../../../tests/plans";
import { inTransaction } from "../../db/transaction";
import type { Viewer } from "../accounts/schema";
import { listOwnFeed, listPosts } from "./feed.queries";
import type { Filters } from "./feed-lists.queries";
import { countTagged } from "./tagged.queries";
import { listComments } from "./thread.queries";

/** Plans that would be slow without being wrong: the planner must have no reason to read all of a group or a post. */

const database = testDatabase();
const POSTS = 6_000;
const COMMENTS = 20_000;

let group: TestGroup;
let talk: TestPost;
let viewer: Viewer;
let tagId: string;

beforeAll(async () => {
  const { db } = database;
  const [userId = "", blockedId = ""] = await createUsers(db, 2);
  group = await createGroup(db);
  await db.groupMember.create({ data: { groupId: group.id, userId, role: "member" } });
  await db.personBlock.create({ data: { userId, blockedId } });
  viewer = await viewerOf(db, userId);
  talk = await createPost(db, { groupId: group.id, authorId: group.ownerId });
  const [groupId, authorId] = [group.id, group.ownerId];
  // In one transaction: a contribution without its post is refused at the commit.
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`
      insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt")
      select id, ${groupId}::uuid, id, 0, ${authorId}::uuid, 'Fox', now() - n * interval '1 minute'
      from (select n, uuidv7(n * interval '-1 minute') as id from generate_series(1, ${POSTS}::int) n) made`;
    await tx.$executeRaw`insert into "Post" (id, "groupId", "publishedAt")
      select id, "groupId", "createdAt" from "Contribution" where id = "postId" on conflict do nothing`;
  });
  await db.$executeRaw`insert into "PostTally" ("postId", "groupId", "activeAt")
    select id, "groupId", "publishedAt" from "Post" on conflict do nothing`;
  await db.$executeRaw`
    insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt")
    select uuidv7(n * interval '1 second'), ${groupId}::uuid, ${talk.id}::uuid, 1, ${authorId}::uuid, 'Too', now()
    from generate_series(1, ${COMMENTS}::int) n`;
  await db.$executeRaw`insert into "ReplyTally" ("commentId") select id from "Contribution" where depth = 1`;
  tagId = newId();
  const tag = { name: "Rare", slug: "rare", color: "blue", names: { create: { id: newId(), word: "rare" } } };
  await db.tag.create({ data: { id: tagId, ...tag } });
  await db.postTag.create({ data: { postId: talk.id, tagId, groupId } });
  await db.$executeRawUnsafe("vacuum analyze");
});

const filters = (asked: Partial<Filters> = {}) => ({ sort: "newest", limit: 20, ...asked }) as Filters;

test("a page of a post's comments is read on the index of threads, which has them in their order", async () => {
  const ask = { postId: talk.id, viewer, limit: 20 };
  const [first = ""] = await plansOf(database.db, (db) => listComments(db, ask));
  expect(first).toContain('using "Contribution_postId_parentId_id_idx"');
  expect(first).not.toContain("Sort");
});

test("comments of people whom the reader blocks are counted by their authors, not by reading all comments", async () => {
  const plans = await plansOf(database.db, (db) =>
    listPosts(db, { groupId: group.id, viewer, filters: filters() }),
  );
  expect(plans.join("\n")).toContain('using "Contribution_postId_authorId_parentId_idx"');
});

test("a feed is read on the index of its order, until the page is full", async () => {
  const indexes = {
    newest: '"Post_groupId_publishedAt_id_idx"',
    active: '"PostTally_groupId_activeAt_postId_idx"',
  };
  for (const [sort, index] of Object.entries(indexes)) {
    const asked = filters({ sort: sort as Filters["sort"] });
    const [ofGroup = ""] = await plansOf(database.db, (db) =>
      listPosts(db, { groupId: group.id, viewer, filters: asked }),
    );
    const [own = ""] = await plansOf(database.db, (db) => listOwnFeed(db, { viewer, filters: asked }));
    for (const plan of [ofGroup, own]) {
      expect(plan).toMatch(new RegExp(`Index (Only )?Scan Backward using ${index}`));
      expect(plan).not.toMatch(/Seq Scan on "(Post|PostTally|Contribution)"/);
    }
  }
});

test("posts with a rare tag are found by the tag in their group, each post by its key", async () => {
  const asked = filters({ tag: "rare" });
  const [plan = ""] = await plansOf(database.db, (db) => listOwnFeed(db, { viewer, filters: asked }));
  const sorted = plan.slice(plan.indexOf("CTE tagged"), plan.indexOf("CTE walked"));
  expect(sorted).toContain('"Post_pkey"');
  expect(sorted).not.toContain('Seq Scan on "Post"');
  const reader = { userId: viewer.id, isAdmin: false };
  const [counts = ""] = await plansOf(database.db, (db) =>
    countTagged(db, { tagIds: [tagId], groupId: null, reader }),
  );
  expect(counts).not.toContain('Seq Scan on "Post"');
});

test("unread posts are looked for among those that were active since the member last saw all", async () => {
  const asked = filters({ unread: true });
  const [plan = ""] = await plansOf(database.db, (db) => listOwnFeed(db, { viewer, filters: asked }));
  expect(plan).toMatch(/"publishedAt" > GREATEST/);
  expect(plan).toMatch(/Index Cond: .*"activeAt" > GREATEST/);
});
