import type { Queryable } from "../../db/transaction";
import { type LineAction, lineSentence, linesOf, nextStep, type QueueLine } from "./ledger.policy";
import { getOwnEntry } from "./queries";
import { readSettled } from "./queue-window.queries";
import type { QueueLedgerOut } from "./schema";

const LINES_MAX = 200;
/** What happens to the entries of others is told where it moves the queue. */
const OF_OTHERS = ["offered", "withdrawn", "expired", "converted", "cancelled", "lapsed"];
const ENDING: readonly LineAction[] = ["expired", "converted", "cancelled", "lapsed"];

/**
 * What happened to a place in the queue since it was taken, the newest 200 lines, oldest first, and what happens next.
 * @throws DomainError not-found waitlist.not-found, also for an entry of another organization
 */
export async function getLedger(
  db: Queryable,
  own: { entryId: string; organizationId: string },
  now: Date,
): Promise<QueueLedgerOut> {
  const { id, venueId, number } = await getOwnEntry(db, own);
  const decision = await readSettled(db, venueId, { entryIds: [id] }, now);
  const entry = decision.queue.entries.find((one) => one.id === id);
  if (!entry) throw new Error(`the queue of ${venueId} does not hold its entry ${id}`);
  const stored = await readLines(db, { venueId, id, number });
  const lines = untilItsEnd([...stored, ...linesOf(decision, decision.queue.status, now)], id);
  const items = lines.flatMap((line) => {
    const reason = lineSentence(line, entry);
    return reason ? { at: line.at.toISOString(), action: line.action, reason } : [];
  });
  const next = nextStep(entry, decision.queue);
  return { items, next: next && { reason: next.reason, at: next.at?.toISOString() ?? null } };
}

async function readLines(
  db: Queryable,
  { venueId, id, number }: { venueId: string; id: string; number: number },
): Promise<QueueLine[]> {
  const rows = await db.$queryRaw<QueueLine[]>`
    with own as (
      select min(id) as joined, max(id) filter (where action = any(${[...ENDING]})) as ended
      from "VenueWaitlistLine" where "venueId" = ${venueId}::uuid and "entryId" = ${id}
    )
    select l.action, l.at, l."entryId", l.number, l.badge from "VenueWaitlistLine" l, own
    where l."venueId" = ${venueId}::uuid and l.id >= own.joined and l.id <= coalesce(own.ended, l.id)
      and (l."entryId" is null or l."entryId" = ${id}
        or (l.action = any(${OF_OTHERS}) and (l.number < ${number} or l.action not in ('cancelled', 'lapsed'))))
    order by l.id desc limit ${LINES_MAX}`;
  return rows.reverse();
}

/** The line that ends an entry is its last; `deactivated` ends every entry. */
function untilItsEnd(lines: QueueLine[], id: string): QueueLine[] {
  const end = lines.findIndex(
    ({ action, entryId }) => (entryId === id && ENDING.includes(action)) || action === "deactivated",
  );
  return end === -1 ? lines : lines.slice(0, end + 1);
}
