import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { cutOff } from "../accounts/cut-off.commands";
import type { Viewer } from "../accounts/schema";
import { recordAction } from "../groups/actions.commands";
import { lockEventModerator } from "../groups/event-makers.queries";
import { GROUP_EDITS } from "../groups/group-lock.queries";
import { getEventAccess } from "./access/queries";
import { lockEvent } from "./event-lock.queries";

type Taking = { eventId: string; groupId: string; viewer: Viewer; now: Date };

/**
 * A moderator takes an event out of the group. It stays with its host, who is told, and its guests as it is, and is shown to
 * members first no longer.
 * @throws DomainError not-found for an event that is not of the group; forbidden `group.role-too-low`, `group.suspended`;
 * conflict `group.archived`; rate-limited
 */
export async function takeOutOfGroup(db: Db, { eventId, groupId, viewer, now }: Taking): Promise<void> {
  await takeHit(db, GROUP_EDITS, viewer.id, now);
  const event = await getEventAccess(db, { eventId, viewer, now });
  await inTransaction(db, async (tx) => {
    const before = await lockEvent(tx, event, null);
    if (before.groupId !== groupId) throw notFound("event");
    await lockEventModerator(tx, { groupId, userId: viewer.id }, before.at);
    await tx.event.update({
      where: { id: event.id },
      data: { groupId: null, membersFirstUntil: null, version: { increment: 1 } },
    });
    await endRightsOfMembers(tx, { eventId: event.id, groupId });
    const line = {
      groupId,
      at: before.at,
      actorId: viewer.id,
      kind: "event-taken-out",
      personId: event.hostId,
    };
    // Members who come later could not see an event that was private.
    const reason = event.visibility === "private" ? "" : event.title;
    const payload = { eventId: event.id };
    const changed = { type: "event.changed" as const, aggregateId: event.id, payload };
    await recordAction(tx, { ...line, reason }, [changed]);
  });
}

/**
 * Cuts the open pages of members of the group that an event belongs to no longer; those with another right to it connect
 * again.
 */
export async function endRightsOfMembers(
  tx: Tx,
  { eventId, groupId }: { eventId: string; groupId: string },
): Promise<void> {
  const people = Prisma.sql`select "userId" as id from "GroupMember" where "groupId" = ${groupId}::uuid`;
  await cutOff(tx, { people, aggregateId: eventId });
}
