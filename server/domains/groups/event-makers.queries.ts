import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable, Tx } from "../../db/transaction";
import { DomainError, isDomainError, notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { type GroupRole, roleReaches, whyNotWrite } from "./access/policy";
import { findGroupAccess, mayWriteAt } from "./access/queries";
import { refuseSuspended } from "./access/suspension.policy";
import type { GroupForEvents } from "./schema";

type ActorRow = {
  role: GroupRole;
  eventsBy: GroupRole;
  suspendedUntil: Date | null;
  archivedAt: Date | null;
};

type By = { groupId: string; userId: string };
type MaybeBy = { groupId: string | null; userId: string };

/**
 * Locks the membership of a person who makes an event in the group, so that removing, banning or suspending them waits. Take
 * this lock after those of the event. No group = nothing to lock.
 * @throws DomainError not-found where they may not read the group; forbidden `group.members-only`, `group.role-too-low`,
 * `group.suspended`; conflict `group.archived`
 */
export async function lockEventMaker(tx: Tx, { groupId, userId }: MaybeBy, now: Date): Promise<void> {
  if (groupId !== null) await lockActor(tx, { groupId, userId }, { needed: null, now });
}

/** The same for a moderator who takes an event out of the group. */
export function lockEventModerator(tx: Tx, by: By, now: Date): Promise<void> {
  return lockActor(tx, by, { needed: "moderator", now });
}

/** @param is.needed null = the role that makes events in the group */
async function lockActor(
  tx: Tx,
  { groupId, userId }: By,
  { needed, now }: { needed: GroupRole | null; now: Date },
): Promise<void> {
  const [row] = await tx.$queryRaw<ActorRow[]>`
    select m.role::text as role, g."eventsBy"::text as "eventsBy", m."suspendedUntil", g."archivedAt"
    from "GroupMember" m join "Group" g on g.id = m."groupId" and g."deletedAt" is null
    where m."groupId" = ${groupId}::uuid and m."userId" = ${userId}::uuid for share of m`;
  if (!row) {
    const where = { id: groupId, deletedAt: null, NOT: { visibility: "private" as const } };
    if (!(await tx.group.findFirst({ where, select: { id: true } }))) throw notFound("group");
    throw new DomainError("group.members-only");
  }
  if (!roleReaches(row.role, needed ?? row.eventsBy)) throw new DomainError("group.role-too-low");
  if (row.archivedAt) throw new DomainError("group.archived");
  refuseSuspended(row, now);
}

/** Whether a person may make events in the group, which then holds until the transaction ends. No group = they may. */
export async function mayMakeEvents(tx: Tx, by: MaybeBy, now: Date): Promise<boolean> {
  try {
    await lockEventMaker(tx, by, now);
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}

/** Whether the person is an owner or moderator of the group who may act in it now. */
export async function leadsGroup(
  db: Db,
  { groupId, viewer }: { groupId: string | null; viewer: Viewer },
  now: Date,
): Promise<boolean> {
  const group = groupId && (await findGroupAccess(db, { groupId, viewer }));
  return !!group && roleReaches(group.role, "moderator") && whyNotWrite(group, now) === null;
}

/** More than anyone is asked to choose from. */
const GROUPS_MAX = 200;

/** The groups in which the person may make events now, by name. */
export function listGroupsForEvents(db: Queryable, userId: string, now: Date): Promise<GroupForEvents[]> {
  // The roles are declared from the highest to the lowest.
  const mayMake = Prisma.sql`gm.role <= g."eventsBy" and ${mayWriteAt(now)}`;
  return db.$queryRaw<GroupForEvents[]>`
    select g.id, g.slug, g.name, g.visibility::text as visibility
    from "GroupMember" gm join "Group" g on g.id = gm."groupId" and g."deletedAt" is null
    where gm."userId" = ${userId}::uuid and ${mayMake} order by g.name, g.id limit ${GROUPS_MAX}`;
}
