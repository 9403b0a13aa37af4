import assert from "node:assert/strict";
import { seededRandom } from "../../lib/seeded-random";
import type { Db } from "../../server/db/client";
import { inSnapshot, inTransaction } from "../../server/db/transaction";
import { readerOf } from "../../server/domains/groups/access/policy";
import { findGroupAccess } from "../../server/domains/groups/access/queries";
import { createComment } from "../../server/domains/posts/comments.commands";
import { recount } from "../../server/domains/posts/counts.commands";
import { deleteContribution, restoreContribution } from "../../server/domains/posts/deletion.commands";
import { findContributionViolations } from "../../server/domains/posts/invariants.queries";
import { createPost } from "../../server/domains/posts/posts.commands";
import { loadPosts } from "../../server/domains/posts/posts.queries";
import { findContributionAccess, findReadable } from "../../server/domains/posts/reading/queries";
import { REACTION_KINDS } from "../../server/domains/posts/schema";
import { setReaction } from "../../server/domains/reactions/commands";
import { isDomainError } from "../../server/errors";
import { viewerOf } from "../cast";
import { createEvent, createUsers, newId } from "../factories";
import { addGroupMember, createGroup } from "../group-factories";
import { type Audience, NaiveCommunity, type NaiveContribution } from "./naive-community";

const PEOPLE = 7;
const CHECK_EVERY = 40;
const AUDIENCES: Audience[] = ["everyone", "everyone", "going", "waiting", "attended"];

type World = Awaited<ReturnType<typeof openWorld>>;

/** A group with an owner, a moderator, members and people outside, and an event of the owner's. */
async function openWorld(db: Db, random: () => number) {
  const ids = await createUsers(db, PEOPLE);
  const viewers = await Promise.all(ids.map((id) => viewerOf(db, id)));
  const isPrivate = random() < 0.5;
  const group = await createGroup(db, {
    ownerId: ids[0] as string,
    visibility: isPrivate ? "private" : "public",
  });
  const event = await createEvent(db, { capacity: null }, { hostId: ids[0] as string });
  await db.event.update({ where: { id: event.id }, data: { groupId: group.id } });
  const naive = new NaiveCommunity(isPrivate, 0);
  naive.roles.set(0, "owner").set(1, "moderator").set(2, "member").set(3, "member").set(4, "member");
  for (const [who, role] of naive.roles) {
    if (who > 0) await addGroupMember(db, group.id, { userId: ids[who] as string, role });
  }
  return { db, random, ids, viewers, group, event, naive, step: 0 };
}

const below = ({ random }: World, max: number) => Math.floor(random() * max);
const pick = <Item>(world: World, items: readonly Item[]): Item | undefined =>
  items[below(world, items.length)];
const viewer = (world: World, who: number) => world.viewers[who] as World["viewers"][number];

/** Whether the command was carried out; a refusal is an answer, anything else is a fault. */
async function succeeds(work: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await work()) !== null;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}

/** As a procedure does: null where the person may not read it, or is no member. */
async function accessOf({ db, ...world }: World, who: number, id: string) {
  const access = await findContributionAccess(db, { id, viewer: world.viewers[who] ?? null });
  return access?.group.role ? access : null;
}

type Move = (world: World, who: number) => Promise<void>;

const MOVES: Record<string, [weight: number, Move]> = {
  join: [4, joinOrLeave],
  block: [3, blockOrNot],
  answer: [5, answerEvent],
  post: [12, post],
  comment: [30, comment],
  hide: [8, hideOrShow],
  lock: [3, lockOrNot],
  delete: [8, remove],
  restore: [5, restore],
  react: [30, react],
};

async function joinOrLeave({ db, group, ids, naive }: World, who: number): Promise<void> {
  if (who < 2) return;
  const userId = ids[who] as string;
  if (naive.roles.delete(who)) {
    await db.groupMember.delete({ where: { groupId_userId: { groupId: group.id, userId } } });
    await db.groupTally.update({ where: { groupId: group.id }, data: { members: { decrement: 1 } } });
  } else {
    naive.roles.set(who, "member");
    await addGroupMember(db, group.id, { userId });
  }
}

async function blockOrNot(world: World, who: number): Promise<void> {
  const { db, ids, naive } = world;
  const other = below(world, PEOPLE);
  if (other === who) return;
  const row = { userId: ids[who] as string, blockedId: ids[other] as string };
  if (naive.blocks.delete(`${who} ${other}`)) await db.personBlock.deleteMany({ where: row });
  else {
    naive.blocks.add(`${who} ${other}`);
    await db.personBlock.create({ data: row });
  }
}

async function answerEvent(world: World, who: number): Promise<void> {
  const { db, ids, event, naive } = world;
  const userId = ids[who] as string;
  const status = pick(world, ["confirmed", "waitlisted", "cancelled"] as const) ?? "confirmed";
  const hasArrived = status === "confirmed" && world.random() < 0.5;
  const at = new Date();
  await db.rsvp.deleteMany({ where: { poolId: event.poolId, userId } });
  await db.rsvp.create({
    data: {
      id: newId(),
      poolId: event.poolId,
      userId,
      status,
      seats: 1,
      rsvpAt: at,
      statusAt: at,
      checkedInSeats: hasArrived ? 1 : 0,
      checkedInMembers: hasArrived ? [0] : [],
      checkedInAt: hasArrived ? at : null,
      ...(status === "waitlisted" && { queueNumber: world.step + 1 }),
    },
  });
  naive.answers.set(who, { status, hasArrived });
}

async function post(world: World, who: number): Promise<void> {
  const { db, group, event, naive } = world;
  const audience = pick(world, AUDIENCES) ?? "everyone";
  const by = viewer(world, who);
  let id = "";
  const done = await succeeds(async () => {
    const access = await findGroupAccess(db, { groupId: group.id, viewer: by });
    if (!access?.role) return null;
    const order = { body: `Post ${world.step}`, eventId: event.id, audience };
    id = (await createPost(db, { group: access, viewer: by, now: new Date() }, order)).id;
    return id;
  });
  assert.equal(done, naive.isMember(who));
  if (done) add(world, { id, postId: id, parentId: null, author: who, audience });
}

function add(
  { naive }: World,
  one: Pick<NaiveContribution, "id" | "postId" | "parentId" | "author" | "audience">,
): void {
  naive.written.push({ ...one, isHidden: false, isLocked: false, deletedBy: null, reactions: new Set() });
}

const posts = ({ naive }: World) => naive.written.filter((one) => one.id === one.postId);

async function comment(world: World, who: number): Promise<void> {
  const { db, naive } = world;
  const root = pick(world, posts(world));
  if (!root) return;
  const parent = (world.random() < 0.6 && pick(world, naive.commentsOf(root))) || null;
  const wanted = naive.mayComment(who, root, parent);
  let id = "";
  const done = await succeeds(async () => {
    const access = await accessOf(world, who, root.id);
    if (!access) return null;
    const order = { body: `Comment ${world.step}`, parentId: parent?.id ?? null };
    id = (await createComment(db, { access, viewer: viewer(world, who), now: new Date() }, order)).id;
    return id;
  });
  assert.equal(done, wanted);
  if (done)
    add(world, { id, postId: root.id, parentId: parent?.id ?? null, author: who, audience: root.audience });
}

/** What a moderator does, by the rows and the counters. */
async function hideOrShow(world: World): Promise<void> {
  const { db, group, naive } = world;
  const one = pick(world, naive.written);
  if (!one || one.deletedBy !== null) return;
  const { id, postId, parentId } = one;
  const hiddenAt = one.isHidden ? null : new Date();
  await inTransaction(db, async (tx) => {
    const before = await tx.contribution.findUniqueOrThrow({ where: { id } });
    await tx.contribution.update({ where: { id }, data: { hiddenAt } });
    const counted = { id, postId, parentId, groupId: group.id };
    await recount(tx, counted, { before, after: { ...before, hiddenAt }, now: new Date() });
  });
  one.isHidden = !one.isHidden;
}

async function lockOrNot(world: World): Promise<void> {
  const root = pick(world, posts(world));
  if (!root) return;
  root.isLocked = !root.isLocked;
  const lockedAt = root.isLocked ? new Date() : null;
  await world.db.post.update({ where: { id: root.id }, data: { lockedAt } });
}

async function remove(world: World, who: number): Promise<void> {
  const { db, naive } = world;
  const one = pick(world, naive.written);
  if (!one) return;
  const wanted = naive.mayDelete(who, one);
  const done = await succeeds(async () => {
    const access = await accessOf(world, who, one.id);
    return access && deleteContribution(db, { access, viewer: viewer(world, who), now: new Date() });
  });
  assert.equal(done, wanted);
  if (done) one.deletedBy = who;
}

async function restore(world: World, who: number): Promise<void> {
  const { db, naive } = world;
  const one = pick(
    world,
    naive.written.filter(({ deletedBy }) => deletedBy !== null),
  );
  if (!one) return;
  const wanted = naive.mayRestore(who, one);
  const noun = one.id === one.postId ? ("post" as const) : ("comment" as const);
  const done = await succeeds(() =>
    restoreContribution(db, { id: one.id, noun, viewer: viewer(world, who), now: new Date() }),
  );
  assert.equal(done, wanted);
  if (done) one.deletedBy = null;
}

async function react(world: World, who: number): Promise<void> {
  const { db, naive } = world;
  const one = pick(world, naive.written);
  const kind = pick(world, REACTION_KINDS);
  if (!one || !kind) return;
  const isOn = world.random() < 0.6;
  const wanted = naive.mayReact(who, one);
  const done = await succeeds(async () => {
    const access = await accessOf(world, who, one.id);
    return access && setReaction(db, { access, viewer: viewer(world, who), kind, isOn, now: new Date() });
  });
  assert.equal(done, wanted);
  if (done && isOn) one.reactions.add(`${kind} ${who}`);
  if (done && !isOn) one.reactions.delete(`${kind} ${who}`);
}

/** Compares what each person and a visitor see, and every number that they are shown, with the naive group. */
async function compare(world: World): Promise<void> {
  const { db, naive, viewers } = world;
  const ids = naive.written.map(({ id }) => id);
  for (const who of [null, ...viewers.keys()]) {
    const asker = who === null ? null : viewer(world, who);
    const seen = await findReadable(db, ids, readerOf(asker));
    const wanted = naive.written.filter((one) => naive.sees(who, one));
    assert.deepEqual([...seen.keys()].sort(), wanted.map(({ id }) => id).sort());
    const roots = wanted.filter((one) => one.id === one.postId);
    const shown = await loadPosts(
      db,
      roots.map(({ id }) => id),
      asker,
    );
    assert.deepEqual(
      shown.map(({ commentCount, reactions, mine }) => ({ commentCount, reactions, mine })),
      roots.map((root) => numbersOf(naive, root, who)),
    );
  }
}

function numbersOf(naive: NaiveCommunity, root: NaiveContribution, who: number | null) {
  const given = [...root.reactions].map((one) => one.split(" "));
  return {
    commentCount: naive.commentCount(who, root),
    reactions: Object.fromEntries(
      REACTION_KINDS.map((kind) => [kind, given.filter(([one]) => one === kind).length]),
    ),
    mine: REACTION_KINDS.filter((kind) => who !== null && root.reactions.has(`${kind} ${who}`)),
  };
}

function chooseMove(world: World): Move {
  const total = Object.values(MOVES).reduce((sum, [weight]) => sum + weight, 0);
  let at = world.random() * total;
  for (const [weight, move] of Object.values(MOVES)) {
    at -= weight;
    if (at < 0) return move;
  }
  return react;
}

const STEPS_PER_GROUP = 200;
/** Groups that are played at the same moment. */
const TOGETHER = 4;

/** Plays at least this many random steps in groups of their own. @throws Error with the seed of the group that differs */
export async function playCommunities(
  db: Db,
  { steps, seed }: { steps: number; seed: number },
): Promise<void> {
  const groups = Math.ceil(steps / STEPS_PER_GROUP);
  for (let at = 0; at < groups; at += TOGETHER) {
    const seeds = Array.from({ length: Math.min(TOGETHER, groups - at) }, (_, index) => seed + at + index);
    await Promise.all(
      seeds.map(async (one) => {
        try {
          await playCommunity(db, { steps: STEPS_PER_GROUP, seed: one });
        } catch (cause) {
          throw new Error(`the group with seed ${one} differs: ${cause}`, { cause });
        }
      }),
    );
  }
}

/** Plays this many random steps in one group, and compares it with the naive group as it goes. @throws on a difference */
async function playCommunity(db: Db, { steps, seed }: { steps: number; seed: number }): Promise<void> {
  const world = await openWorld(db, seededRandom(String(seed)));
  for (; world.step < steps; world.step++) {
    await chooseMove(world)(world, below(world, PEOPLE));
    if (world.step % CHECK_EVERY === CHECK_EVERY - 1) await compare(world);
  }
  await compare(world);
  const violations = await inSnapshot(db, 30, (tx) => findContributionViolations(tx, new Date()));
  assert.deepEqual(violations, []);
}
