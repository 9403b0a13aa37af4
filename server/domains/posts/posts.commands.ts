import type { z } from "zod";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { getEventAccess } from "../events/access/queries";
import { roleReaches } from "../groups/access/policy";
import type { GroupAccess } from "../groups/access/queries";
import { resolveTags, setPostTags } from "../tags/of-posts.commands";
import { countIn, recount } from "./counts.commands";
import { endRightsOfFormerReaders } from "./former-readers.commands";
import { setAttachments, setTags, writeMentions } from "./parts.commands";
import { readPost } from "./posts.queries";
import type { ContributionAccess } from "./reading/queries";
import type { createPostInput, editPostInput, PostOut } from "./schema";
import {
  bodyAfter,
  findSame,
  lockWriter,
  newContributionId,
  passGate,
  passGateAgain,
  type Writer,
} from "./writing.commands";

const POSTS: Limit = { name: "post", hitsMax: 60, windowSeconds: 60 };

type New = Omit<z.output<typeof createPostInput>, "groupId">;
type By = { group: GroupAccess; viewer: Viewer; now: Date };

/**
 * Writes a post. The same text twice within a minute, with the same tags, attachments, event and audience, is one post.
 * @throws DomainError forbidden `group.members-only`, `group.suspended`; conflict `group.archived`; not-found `event.not-found`,
 * `upload.not-found`; invalid `tag.unknown`, `post.audience-needs-event`, `contribution.too-many-mentions`; rate-limited
 */
export async function createPost(db: Db, by: By, input: New): Promise<PostOut & { created: boolean }> {
  const { group, viewer, now } = by;
  await takeHit(db, POSTS, viewer.id);
  const { tags = [], attachmentIds = [], eventId = null, audience = "everyone", body } = input;
  await checkAudience(db, by, { eventId, audience });
  const title = input.title || null;
  const written = await inTransaction(db, async (tx) => {
    const writer = await lockWriter(tx, { groupId: group.id, userId: viewer.id }, now);
    const tagIds = await resolveTags(tx, { groupId: group.id, names: tags });
    const about = { eventId, audience, tagIds };
    const place = { postId: null, parentId: null, uploadIds: attachmentIds, about, now };
    const same = await findSame(tx, writer, { title, body, ...place });
    if (same) return { id: same, created: false };
    const held = await passGate(tx, writer, { title, body }, now);
    const id = newContributionId(now);
    const state = { heldAt: held && now, heldFor: held };
    await insertPost(tx, writer, { id, title, body, eventId, audience, now, ...state });
    await setPostTags(tx, { postId: id, groupId: group.id }, tagIds);
    await setAttachments(tx, { contributionId: id, ownerId: viewer.id, uploadIds: attachmentIds });
    await writeMentions(tx, { contributionId: id, groupId: group.id, authorId: viewer.id, body });
    await tx.postDraft.deleteMany({ where: { userId: viewer.id, groupId: group.id } });
    const counted = { id, postId: id, groupId: group.id, parentId: null };
    if (!held) await countIn(tx, counted, now);
    const payload = { groupId: group.id, postId: id };
    await appendEvent(tx, { type: held ? "post.held" : "post.published", aggregateId: id, payload });
    return { id, created: true };
  });
  return { ...(await readPost(db, written.id, viewer)), created: written.created };
}

type Row = {
  id: string;
  title: string | null;
  body: string;
  eventId: string | null;
  audience: PostOut["audience"];
  isAnnouncement?: boolean;
  heldAt: Date | null;
  heldFor: string | null;
  now: Date;
};

/** The rows of a post, with counters that do not count it yet. Its author has read it. */
export async function insertPost(
  tx: Tx,
  { groupId, userId }: Pick<Writer, "groupId" | "userId">,
  row: Row,
): Promise<void> {
  const { id, title, body, eventId, audience, heldAt, heldFor, isAnnouncement = false, now } = row;
  await tx.contribution.create({
    data: { id, postId: id, groupId, authorId: userId, depth: 0, body, createdAt: now, heldAt, heldFor },
  });
  await tx.post.create({ data: { id, groupId, title, eventId, audience, isAnnouncement, publishedAt: now } });
  await tx.postTally.create({ data: { postId: id, groupId, activeAt: now } });
  await tx.postRead.create({ data: { userId, postId: id, seenAt: now } });
}

/** The guests of an event can be the audience if the event is of the group or hosted by the author, who may see it. */
async function checkAudience(
  db: Db,
  { group, viewer, now }: By,
  { eventId, audience }: { eventId: string | null; audience: PostOut["audience"] },
): Promise<void> {
  const event = eventId === null ? null : await getEventAccess(db, { eventId, viewer, now });
  if (audience === "everyone") return;
  if (!event || !(event.groupId === group.id || event.hostId === viewer.id))
    throw new DomainError("post.audience-needs-event", { field: "audience" });
}

type Changes = Omit<z.output<typeof editPostInput>, "postId" | "expectedVersion">;
type Edit = {
  access: ContributionAccess;
  viewer: Viewer;
  now: Date;
  changes: Changes;
  expectedVersion?: number | undefined;
};

/**
 * Edits the fields that are given and differ. The text before is kept as a revision.
 * @throws DomainError forbidden `contribution.not-author`; conflict `post.locked`, `contribution.changed-meanwhile` with the
 * present post, `post.audience-answered` where others answered a post for guests; and like `createPost`
 */
export async function editPost(
  db: Db,
  { access, viewer, now, changes, expectedVersion }: Edit,
): Promise<PostOut> {
  const { group, id } = access;
  await takeHit(db, POSTS, viewer.id);
  if (access.authorId !== viewer.id) throw new DomainError("contribution.not-author");
  await checkEditedAudience(db, { group, viewer, now }, id, changes);
  const isStale = await inTransaction(db, async (tx) => {
    const writer = await lockWriter(tx, { groupId: group.id, userId: viewer.id }, now);
    const post = await lockPost(tx, id);
    if (post.lockedAt && !roleReaches(writer.role, "moderator")) throw new DomainError("post.locked");
    if (expectedVersion !== undefined && expectedVersion !== post.version) return true;
    await writeEdit(tx, { writer, post, changes, now });
    return false;
  });
  const present = await readPost(db, id, viewer);
  if (isStale) throw new DomainError("contribution.changed-meanwhile", { post: present });
  return present;
}

async function checkEditedAudience(db: Db, by: By, id: string, changes: Changes): Promise<void> {
  if (changes.eventId === undefined && changes.audience === undefined) return;
  const post = await db.post.findUnique({ where: { id }, select: { eventId: true, audience: true } });
  if (!post) throw notFound("post");
  const { eventId = post.eventId, audience = post.audience } = changes;
  if (eventId === post.eventId && audience === post.audience) return;
  await checkAudience(db, by, { eventId, audience });
}

type LockedPost = {
  id: string;
  version: number;
  title: string | null;
  body: string;
  eventId: string | null;
  audience: PostOut["audience"];
  lockedAt: Date | null;
  heldAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
};

/** Locks a post and its contribution. @throws DomainError not-found `post.not-found` where it is deleted */
async function lockPost(tx: Tx, id: string): Promise<LockedPost> {
  await tx.$queryRaw`select id from "Post" where id = ${id}::uuid for no key update`;
  const [post] = await tx.$queryRaw<LockedPost[]>`
    select c.id, c.version, p.title, c.body, p."eventId", p.audience::text as audience, p."lockedAt", c."heldAt",
      c."hiddenAt", c."deletedAt"
    from "Contribution" c join "Post" p on p.id = c.id where c.id = ${id}::uuid for no key update of c`;
  if (!post || post.deletedAt) throw notFound("post");
  return post;
}

/**
 * What others wrote for the guests who can read it stays among them.
 * @throws DomainError conflict `post.audience-answered`
 */
async function refuseAnswered(tx: Tx, authorId: string, postId: string): Promise<void> {
  const where = { postId, id: { not: postId }, authorId: { not: authorId }, deletedAt: null };
  const answer = await tx.contribution.findFirst({ where, select: { id: true } });
  if (answer) throw new DomainError("post.audience-answered", { field: "audience" });
}

type Writing = { writer: Writer; post: LockedPost; changes: Changes; now: Date };

async function writeEdit(tx: Tx, { writer, post, changes, now }: Writing): Promise<void> {
  const { id } = post;
  const title = changes.title === undefined ? post.title : changes.title || null;
  const { eventId = post.eventId, audience = post.audience } = changes;
  const body = bodyAfter(post.body, changes.body);
  const isTextNew = title !== post.title || body !== post.body;
  const hasMoved = eventId !== post.eventId || audience !== post.audience;
  const hasParts = changes.tags !== undefined || changes.attachmentIds !== undefined;
  if (!isTextNew && !hasMoved && !hasParts) return;
  const held = isTextNew && !post.heldAt ? await passGateAgain(tx, writer, { title, body }) : null;
  if (hasMoved && post.audience !== "everyone") await refuseAnswered(tx, writer.userId, id);
  if (isTextNew) {
    const { version, title: formerTitle, body: formerBody } = post;
    const former = { version, title: formerTitle, body: formerBody };
    await tx.revision.create({
      data: { contributionId: id, ...former, replacedAt: now, replacedById: writer.userId },
    });
  }
  await tx.contribution.update({
    where: { id },
    data: {
      body,
      version: { increment: 1 },
      ...(isTextNew && { editedAt: now }),
      ...(held && { heldAt: now, heldFor: held }),
    },
  });
  await tx.post.update({ where: { id }, data: { title, eventId, audience } });
  const { groupId, userId } = writer;
  if (changes.tags) await setTags(tx, { postId: id, groupId, names: changes.tags });
  if (changes.attachmentIds)
    await setAttachments(tx, { contributionId: id, ownerId: userId, uploadIds: changes.attachmentIds });
  await writeMentions(tx, { contributionId: id, groupId, authorId: userId, body });
  const counted = { id, postId: id, groupId, parentId: null };
  await recount(tx, counted, { before: post, after: { ...post, heldAt: held ? now : post.heldAt }, now });
  if (hasMoved && audience !== "everyone")
    await endRightsOfFormerReaders(tx, { id, groupId, eventId: post.eventId });
  const payload = { groupId, postId: id };
  await appendEvent(tx, { type: held ? "post.held" : "post.edited", aggregateId: id, payload });
}
