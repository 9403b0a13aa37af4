import type { Tx } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";

type LogLine = {
  groupId: string;
  at: Date;
  /** Null = the site. */
  actorId: string | null;
  /** `removed`, `banned`, …; other domains add kinds of their own. */
  kind: string;
  contributionId?: string | null | undefined;
  personId?: string | null | undefined;
  reason?: string | undefined;
  until?: Date | null | undefined;
  /** The person concerned is not notified. */
  isQuiet?: boolean;
};

/** Writes a line of the group's log, which its members read, and its fact after the others. */
export async function recordAction(
  tx: Tx,
  { contributionId = null, personId = null, reason = "", until = null, isQuiet = false, ...line }: LogLine,
  facts: DomainEvent[] = [],
): Promise<void> {
  const { id: actionId } = await tx.moderationAction.create({
    data: { ...line, contributionId, personId, reason, until },
    select: { id: true },
  });
  const { groupId } = line;
  const payload = { groupId, actionId, ...(isQuiet && { isQuiet }) };
  await appendEvents(tx, [...facts, { type: "moderation.acted", aggregateId: groupId, payload }]);
}
