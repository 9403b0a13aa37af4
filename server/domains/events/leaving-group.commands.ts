import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { appendEvent, appendEvents } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { lockEventModerator } from "../groups/event-makers.queries";
import { getEventAccess } from "./access/queries";
import { lockEvent } from "./event-lock.queries";

/** Together with edits of the group. */
const TAKINGS: Limit = { name: "group-edit", hitsMax: 300, windowSeconds: 3_600 };

type Taking = { eventId: string; groupId: string; viewer: Viewer; now: Date };

/**
 * A moderator takes an event out of the group. It stays with its host and guests as it is, and is shown to members first no
 * longer.
 * @throws DomainError not-found for an event that is not of the group; forbidden `group.role-too-low`, `group.suspended`;
 * conflict `group.archived`; rate-limited
 */
export async function takeOutOfGroup(db: Db, { eventId, groupId, viewer, now }: Taking): Promise<void> {
  await takeHit(db, TAKINGS, viewer.id, now);
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
    const payload = { eventId: event.id };
    await appendEvent(tx, { type: "event.changed", aggregateId: event.id, payload });
  });
}

/** Ids in one fact. */
const TOGETHER_MAX = 1_000;

/**
 * Cuts the open pages of members of the group that an event belongs to no longer; those with another right to it connect
 * again.
 */
export async function endRightsOfMembers(
  tx: Tx,
  { eventId, groupId }: { eventId: string; groupId: string },
): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from "GroupMember" m join "SignIn" s on s."userId" = m."userId" where m."groupId" = ${groupId}::uuid
    union all
    select t.id from "GroupMember" m join "PersonalAccessToken" t on t."userId" = m."userId"
    where m."groupId" = ${groupId}::uuid`;
  const facts = Array.from({ length: Math.ceil(rows.length / TOGETHER_MAX) }, (_, n) => {
    const holderIds = rows.slice(n * TOGETHER_MAX, (n + 1) * TOGETHER_MAX).map(({ id }) => id);
    return { type: "access.ended" as const, aggregateId: eventId, payload: { holderIds } };
  });
  if (facts.length > 0) await appendEvents(tx, facts);
}
