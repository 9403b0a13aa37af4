import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { addGroupMember, createGroup, createPost } from "../../../tests/group-factories";
import { untilOneWaits } from "../../../tests/locks";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { findAccount, viewerOf } from "../accounts/queries";
import { createComment } from "../posts/comments.commands";
import { recount } from "../posts/counts.commands";
import { editPost } from "../posts/posts.commands";
import { getPostAccess } from "../posts/reading/queries";
import { moderate } from "./acts.commands";
import type { Act } from "./policy";
import { report } from "./reports.commands";
import { resolveReport } from "./resolve.commands";

const database = testDatabase();

async function viewer(db: Db, id: string) {
  const account = await findAccount(db, id);
  if (!account) throw new Error("no such person");
  return viewerOf(account);
}

type State = { heldAt?: Date; heldFor?: string };

/** A group with a post of a member, and two moderators. */
async function world(state: State = {}) {
  const { db } = database;
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const others = [await addGroupMember(db, group.id, { role: "moderator" }), group.ownerId];
  const post = await createPost(db, { groupId: group.id, authorId, ...state });
  const [first, second] = await Promise.all(others.map((id) => viewer(db, id)));
  if (!first || !second) throw new Error("two moderators are needed");
  const author = await viewer(db, authorId);
  const ref = { id: post.id, postId: post.id, groupId: group.id, authorId };
  const act = (kind: Act, by = first) =>
    moderate(db, { act: kind, ref, viewer: by, reason: "", now: new Date() });
  return { db, group, post, author, first, second, ref, act };
}

type World = Awaited<ReturnType<typeof world>>;

const posts = async ({ db, group }: World) =>
  (await db.groupTally.findUniqueOrThrow({ where: { groupId: group.id } })).posts;
const factsOf = async ({ db, post }: World, type: string) =>
  db.outboxEvent.count({ where: { aggregateId: post.id, type } });
const linesOf = async ({ db, group }: World) =>
  (await db.moderationAction.findMany({ where: { groupId: group.id } })).map(({ kind }) => kind);

/** Starts `first`, and `second` while the locks of `first` are held, then lets both end. */
async function whileLocked(
  { db, post }: World,
  second: () => Promise<unknown>,
  lock: "Post" | "Contribution",
) {
  let pending: Promise<unknown> | undefined;
  await inTransaction(db, async (tx) => {
    if (lock === "Post")
      await tx.$queryRaw`select id from "Post" where id = ${post.id}::uuid for no key update`;
    else await tx.$queryRaw`select id from "Contribution" where id = ${post.id}::uuid for no key update`;
    pending = second();
    pending.catch(() => {});
    await untilOneWaits(db);
  });
  return pending;
}

test("two moderators who let a post through at once publish it once", async () => {
  const at = await world({ heldAt: new Date(), heldFor: "first" });
  const outcomes = await Promise.allSettled([at.act("approve"), at.act("approve", at.second)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await posts(at)).toBe(1);
  expect(await factsOf(at, "post.published")).toBe(1);
  expect(await linesOf(at)).toEqual(["approved"]);
});

test("without the lock of the contribution, two who let a post through would count it twice", async () => {
  const at = await world({ heldAt: new Date(), heldFor: "first" });
  const now = new Date();
  let read = 0;
  let release = () => {};
  const bothRead = new Promise<void>((resolve) => {
    release = resolve;
  });
  const unlocked = () =>
    inTransaction(at.db, async (tx) => {
      const before = await tx.contribution.findUniqueOrThrow({ where: { id: at.post.id } });
      if (++read === 2) release();
      await bothRead;
      await tx.contribution.update({ where: { id: at.post.id }, data: { heldAt: null, heldFor: null } });
      await recount(tx, before, { before, after: { ...before, heldAt: null }, now });
    });
  await Promise.all([unlocked(), unlocked()]);
  expect(await posts(at)).toBe(2);
});

test("a post that is edited while it is hidden ends hidden with the new text, and counts for no one", async () => {
  for (const order of ["hide first", "edit first"] as const) {
    const at = await world();
    const access = await getPostAccess(at.db, { postId: at.post.id, viewer: at.author });
    const edit = () =>
      editPost(at.db, {
        access,
        viewer: at.author,
        now: new Date(),
        changes: { body: "Edited." },
      } as Parameters<typeof editPost>[1]);
    const hide = () => at.act("hide");
    const [a, b] = order === "hide first" ? [hide, edit] : [edit, hide];
    await Promise.all([a(), b()]);
    expect(await at.db.contribution.findUnique({ where: { id: at.post.id } })).toMatchObject({
      body: "Edited.",
      hiddenAt: expect.any(Date),
    });
    expect(await posts(at)).toBe(0);
  }
});

test("hiding waits for an edit that holds the post, and then hides what was edited", async () => {
  const at = await world();
  await whileLocked(at, () => at.act("hide"), "Contribution");
  expect(await at.db.contribution.findUnique({ where: { id: at.post.id } })).toMatchObject({ version: 2 });
  expect(await posts(at)).toBe(0);
});

test("two moderators who resolve a report at once do one thing, and the other is told", async () => {
  const at = await world();
  const reporter = await viewer(at.db, await addGroupMember(at.db, at.group.id));
  const now = new Date();
  const input = { targetType: "post" as const, targetId: at.post.id, reason: "spam", note: "" };
  const { id: reportId } = await report(at.db, { ...input, viewer: reporter, now });
  const resolve = (action: "hide" | "dismiss", by: World["first"]) =>
    resolveReport(at.db, { reportId, action, reason: "", viewer: by, now });
  const outcomes = await Promise.allSettled([resolve("hide", at.first), resolve("dismiss", at.second)]);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused).toMatchObject([{ reason: { reason: "report.resolved" } }]);
  const [line] = await linesOf(at);
  expect(await linesOf(at)).toHaveLength(1);
  const { status } = await at.db.report.findUniqueOrThrow({ where: { id: reportId } });
  expect({ line, status, posts: await posts(at) }).toEqual(
    line === "hidden"
      ? { line, status: "upheld", posts: 0 }
      : { line: "dismissed", status: "dismissed", posts: 1 },
  );
});

test("a comment that waits while a post is locked is refused, so none comes after the lock was answered", async () => {
  const at = await world();
  const access = await getPostAccess(at.db, { postId: at.post.id, viewer: at.author });
  const by = { access, viewer: at.author, now: new Date() };
  let comment: Promise<unknown> | undefined;
  await inTransaction(at.db, async (tx) => {
    await tx.$queryRaw`select id from "Post" where id = ${at.post.id}::uuid for no key update`;
    await tx.post.update({ where: { id: at.post.id }, data: { lockedAt: new Date() } });
    comment = createComment(at.db, by, { body: "Too late?" });
    comment.catch(() => {});
    await untilOneWaits(at.db);
  });
  await expect(comment).rejects.toMatchObject({ reason: "post.locked" });
  await at.act("unlock");
  await createComment(at.db, by, { body: "In time" });
  // A comment that holds the post is waited for: the lock is answered after it.
  let lock: Promise<unknown> | undefined;
  let wasLocked = true;
  await inTransaction(at.db, async (tx) => {
    await tx.$queryRaw`select id from "Post" where id = ${at.post.id}::uuid for share`;
    lock = at.act("lock");
    await untilOneWaits(at.db);
    wasLocked = (await at.db.post.findUniqueOrThrow({ where: { id: at.post.id } })).lockedAt !== null;
  });
  expect(wasLocked).toBe(false);
  expect(await lock).toMatchObject({ lockedAt: expect.any(String) });
});
