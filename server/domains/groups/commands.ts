import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { newSlug } from "../../../lib/slug";
import type { Db } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { claimCover } from "./cover.commands";
import { type Acting, GROUP_EDITS, lockGroupAs } from "./group-lock.queries";
import { mayOwnAnother } from "./owned.queries";
import { getGroup } from "./queries";
import { type GroupChanges, type GroupOut, OWNED_MAX } from "./schema";
import { findTopics } from "./topics.queries";

const CREATIONS: Limit = { name: "community", hitsMax: 60, windowSeconds: 3600 };

/**
 * Makes a group whose owner is the caller.
 * @param order.now null = the database's clock
 * @throws DomainError conflict group.too-many-owned; invalid for its cover or topics; rate-limited
 */
export async function createGroup(
  db: Db,
  { viewer, now, ...asked }: GroupChanges & { name: string; viewer: Viewer; now: Date | null },
): Promise<GroupOut> {
  await takeHit(db, CREATIONS, viewer.id, now);
  return inTransaction(db, async (tx) => {
    if (!(await mayOwnAnother(tx, viewer.id)))
      throw new DomainError("group.too-many-owned", { ownedMax: OWNED_MAX });
    const { topics = [], coverUrl, coverUploadId, ...plain } = asked;
    const cover = await claimCover(tx, { coverUrl, coverUploadId }, { actorId: viewer.id, before: null });
    const topicIds = await findTopics(tx, topics);
    const { id } = await tx.group.create({
      data: {
        ...plain,
        ...cover,
        slug: newSlug(plain.name, (n) => randomInt(n), "group"),
        tally: { create: { members: 1 } },
        members: { create: { userId: viewer.id, role: "owner" } },
        topics: { create: topicIds.map((tagId) => ({ tagId })) },
      },
      select: { id: true },
    });
    await appendEvent(tx, { type: "group.created", aggregateId: id, payload: { groupId: id } });
    return getGroup(tx, { groupId: id, viewerId: viewer.id, now });
  });
}

type Edit = Acting & { changes: GroupChanges; expectedVersion?: number | undefined };

/**
 * Applies `changes`; where the group already is as requested, nothing happens, whatever the version. A lower `membersMax`
 * removes no one.
 * @throws DomainError not-found; forbidden group.role-too-low; invalid for its cover or topics; conflict
 * group.changed-meanwhile with the present group; rate-limited
 */
export async function editGroup(db: Db, { changes, expectedVersion, ...acting }: Edit): Promise<GroupOut> {
  await takeHit(db, GROUP_EDITS, acting.actorId, acting.now);
  return inTransaction(db, async (tx) => {
    const { groupId, actorId } = acting;
    const { at } = await lockGroupAs(tx, acting, "owner");
    const shown = { groupId, viewerId: actorId, now: at };
    const before = await getGroup(tx, shown);
    const { topics, coverUrl, coverUploadId, ...plain } = changes;
    const cover = await claimCover(tx, { coverUrl, coverUploadId }, { actorId, before });
    const kept = before.topics.map(({ id }) => id);
    const topicIds = topics && (await findTopics(tx, topics, kept));
    const data = differing({ ...stated(plain), ...cover }, { ...before, ...before.settings });
    const hasTopics = topicIds !== undefined && !sameIds(topicIds, kept);
    if (Object.keys(data).length === 0 && !hasTopics) return before;
    if (expectedVersion !== undefined && before.version !== expectedVersion) {
      throw new DomainError("group.changed-meanwhile", { group: before });
    }
    if (hasTopics) {
      await tx.groupTopic.deleteMany({ where: { groupId } });
      await tx.groupTopic.createMany({ data: topicIds.map((tagId) => ({ groupId, tagId })) });
    }
    await saveGroup(tx, groupId, data);
    return getGroup(tx, shown);
  });
}

type Stored = Omit<GroupChanges, "topics" | "coverUrl" | "coverUploadId">;

/** The fields that the input states. */
function stated(plain: Stored): Omit<Prisma.GroupUncheckedUpdateInput, "id"> & Stored {
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
}

function differing(wanted: object, present: object): Prisma.GroupUncheckedUpdateInput {
  const now = present as Record<string, unknown>;
  const isOther = ([field, value]: [string, unknown]) => !isDeepStrictEqual(value, now[field]);
  return Object.fromEntries(Object.entries(wanted).filter(isOther));
}

const sameIds = (a: string[], b: string[]) => isDeepStrictEqual(a.toSorted(), b.toSorted());

/** Every change of a group's words, settings or state: its version grows and readers of facts learn of it. */
async function saveGroup(tx: Tx, groupId: string, data: Prisma.GroupUncheckedUpdateInput): Promise<void> {
  await tx.group.update({ where: { id: groupId }, data: { ...data, version: { increment: 1 } } });
  await appendEvent(tx, { type: "group.changed", aggregateId: groupId, payload: { groupId } });
}

/**
 * Makes the group read-only, or opens it again; repeating it changes nothing.
 * @throws DomainError not-found; forbidden group.role-too-low; rate-limited
 */
export async function archiveGroup(
  db: Db,
  { archived, ...acting }: Acting & { archived: boolean },
): Promise<GroupOut> {
  await takeHit(db, GROUP_EDITS, acting.actorId, acting.now);
  return inTransaction(db, async (tx) => {
    const { groupId, actorId } = acting;
    const { at, archivedAt } = await lockGroupAs(tx, acting, "owner", "closes");
    if ((archivedAt !== null) !== archived)
      await saveGroup(tx, groupId, { archivedAt: archived ? at : null });
    return getGroup(tx, { groupId, viewerId: actorId, now: at });
  });
}

/** Makes the group read-only because no one is left who can act. The caller holds its lock; writers need not be waited for. */
export async function archiveAbandoned(tx: Tx, groupId: string, at: Date): Promise<void> {
  await saveGroup(tx, groupId, { archivedAt: at });
}

/**
 * Deletes the group: from the commit on it and everything in it is not found. Its rows stay, for reports and for what
 * people wrote.
 * @throws DomainError not-found; forbidden group.role-too-low; rate-limited
 */
export async function deleteGroup(db: Db, acting: Acting): Promise<void> {
  await takeHit(db, GROUP_EDITS, acting.actorId, acting.now);
  return inTransaction(db, async (tx) => {
    const { at } = await lockGroupAs(tx, acting, "owner", "closes");
    const { groupId } = acting;
    await tx.groupRequest.deleteMany({ where: { groupId } });
    await tx.groupInvitation.deleteMany({ where: { groupId } });
    await saveGroup(tx, groupId, { deletedAt: at });
  });
}
