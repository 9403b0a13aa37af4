import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { endWhatEnds } from "../../accounts/endings/commands";
import { isShutOut } from "../../accounts/queries";
import { settleDeparted } from "../../departures/commands";
import type { SettledEvents } from "../../events/succession/commands";
import { recordAudit } from "../audit/commands";
import type { AuditAction } from "../audit/schema";
import { reasonToKeep } from "./policy";
import type { UserRole } from "./schema";

/** The account, the time and the acting admin; without one, a command on the server acts. */
type Order = { userId: string; now: Date; actorId?: string | null };

/**
 * Shuts a person out: every sign-in and token ends with the next request, and signing in is refused.
 * What they hold or await at events that are not over then goes to the queues, event by event. The ban itself waits
 * for none of them: what is left when this is cut off, or was asked for at this very moment, a job gives back.
 * What they host is handed to a co-host or cancelled by the rule of succession, in the same way.
 * @param order.decideAt when seats and events are decided; null = the database's clock, read under the locks
 * @returns in how many events they gave something up by now, and what became of those that they hosted
 * @throws DomainError not-found; conflict `user.self` or `user.last-admin`
 */
export async function banUser(
  db: Db,
  order: Order & { decideAt: Date | null },
): Promise<{ withdrawn: number; hosted: SettledEvents }> {
  await inTransaction(db, async (tx) => {
    const person = await lockPerson(tx, order, { isTakenAway: true });
    if (person.bannedAt) return;
    await tx.user.update({ where: { id: order.userId }, data: { bannedAt: order.now } });
    await endWhatEnds(tx, "banned", order);
    await record(tx, order, "user.banned");
  });
  const { withdrawn, hosted } = await settleDeparted(db, order);
  return { withdrawn, hosted };
}

/**
 * Lets a banned person sign in again. Sign-ins, tokens and seats do not come back.
 * @throws DomainError not-found
 */
export async function unbanUser(db: Db, order: Order): Promise<void> {
  await inTransaction(db, async (tx) => {
    const person = await lockPerson(tx, order, { isTakenAway: false });
    if (!person.bannedAt) return;
    await tx.user.update({ where: { id: order.userId }, data: { bannedAt: null } });
    await endWhatEnds(tx, "unbanned", order);
    await record(tx, order, "user.unbanned");
  });
}

/**
 * Gives a person another role on the site, from their next request on.
 * @throws DomainError not-found; conflict `user.self` or `user.last-admin`
 */
export async function changeRole(db: Db, order: Order & { role: UserRole }): Promise<void> {
  const { userId, role } = order;
  await inTransaction(db, async (tx) => {
    const person = await lockPerson(tx, order, { isTakenAway: role !== "admin" });
    if (person.role === role) return;
    await tx.user.update({ where: { id: userId }, data: { role } });
    if (RANK[role] < RANK[person.role]) await endWhatEnds(tx, "role-lowered", order);
    await record(tx, order, "user.role-changed", { from: person.role, to: role });
  });
}

const RANK: Record<UserRole, number> = { user: 0, moderator: 1, admin: 2 };

type Person = { role: UserRole; bannedAt: Date | null };

/**
 * The person, locked until the commit. The admins are locked first, always all of them
 * and in one order: otherwise two admins who ban each other concurrently would each find the other one left.
 */
async function lockPerson(
  tx: Tx,
  { userId, actorId = null }: Order,
  { isTakenAway }: { isTakenAway: boolean },
): Promise<Person> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "User" where role = 'admin' and "bannedAt" is null order by id for no key update`;
  // The demo's admin does not count as a remaining admin while the demo is off.
  const admins = rows.map((row) => row.id).filter((id) => !isShutOut({ id, bannedAt: null }));
  if (actorId !== null && !admins.includes(actorId)) throw new DomainError("role.admin-needed");
  const [person] = await tx.$queryRaw<Person[]>`
    select role, "bannedAt" from "User" where id = ${userId}::uuid and "deletedAt" is null for no key update`;
  if (!person) throw notFound("account");
  const reason = isTakenAway ? reasonToKeep({ actorId, userId, admins }) : null;
  if (reason) throw new DomainError(reason);
  return person;
}

function record(
  tx: Tx,
  { userId, actorId = null, now }: Order,
  action: AuditAction,
  detail: Record<string, string> = {},
): Promise<void> {
  return recordAudit(tx, [{ actorId, action, subject: { kind: "user", id: userId }, detail }], now);
}
