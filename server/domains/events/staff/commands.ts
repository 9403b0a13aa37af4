import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { lockPool } from "../../../seats/lock";
import { endWhatEnds } from "../../accounts/endings/commands";
import { findRefusing, NO_INVITATIONS } from "../../refusals/queries";
import type { EventAccess } from "../access/queries";
import { listStaff } from "./queries";
import { STAFF_MAX, type StaffMember } from "./schema";

type Named = { event: Pick<EventAccess, "id" | "poolId" | "hostId">; email: string };

/**
 * Gives an address a role on the event, or changes its role. The role counts once the owner has confirmed the
 * address.
 * @returns the whole staff
 * @throws DomainError conflict staff.is-host, staff.limit-reached, rsvp.no-invitations
 */
export function addStaff(
  db: Db,
  { event, email, role }: Named & Pick<StaffMember, "role">,
): Promise<StaffMember[]> {
  return inTransaction(db, async (tx) => {
    // Locks the event, so that two concurrent additions cannot both take the last free place.
    await lockPool(tx, event.poolId);
    const host = await tx.user.findUnique({ where: { id: event.hostId }, select: { email: true } });
    if (host?.email === email) throw new DomainError("staff.is-host", { field: "email" });
    const staff = await listStaff(tx, event.id);
    const isNew = !staff.some((member) => member.email === email);
    const refusing = isNew ? await findRefusing(tx, [email], [event.hostId]) : new Set();
    if (refusing.size > 0) throw new DomainError(NO_INVITATIONS, { field: "email" });
    if (staff.length >= STAFF_MAX && isNew) {
      throw new DomainError("staff.limit-reached", { staffMax: STAFF_MAX });
    }
    const key = { eventId: event.id, email };
    const isLowered = role === "door" && staff.some((one) => one.email === email && one.role === "cohost");
    await tx.eventStaff.upsert({
      where: { eventId_email: key },
      create: { ...key, role },
      update: { role },
      select: { email: true },
    });
    if (isLowered) await endAsHelper(tx, email);
    return listStaff(tx, event.id);
  });
}

/**
 * Removes the role right away and closes the live connections that depend on it. Removing a person without a role
 * changes nothing.
 * @returns the whole staff
 */
export function removeStaff(db: Db, { event, email }: Named): Promise<StaffMember[]> {
  return inTransaction(db, async (tx) => {
    const removed = await tx.eventStaff.deleteMany({ where: { eventId: event.id, email } });
    if (removed.count > 0) await endAsHelper(tx, email);
    return listStaff(tx, event.id);
  });
}

/** Makes the helper's live connections be authorised again. */
async function endAsHelper(tx: Tx, email: string): Promise<void> {
  const helper = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (helper) await endWhatEnds(tx, "role-removed", { userId: helper.id });
}
