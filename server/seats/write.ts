import type { Tx } from "../db/transaction";
import { appendEvents } from "../outbox/append";
import type { DomainEvent } from "../outbox/catalog";
import { CLAIM_LINK_SQL, POOL_SQL, RSVP_SQL } from "./columns";
import type { PoolPlan, SeatPlan } from "./decide";
import type { ClaimLinkFacts } from "./facts";
import type { LedgerAction } from "./ledger";

/** The fact that a ledger line becomes; null if it has no fact, or another fact covers it. */
const FACT_OF: Record<LedgerAction, (DomainEvent["type"] & `rsvp.${string}`) | null> = {
  confirmed: "rsvp.confirmed",
  accepted: "rsvp.confirmed",
  claimed: "rsvp.confirmed",
  waitlisted: "rsvp.waitlisted",
  requested: "rsvp.requested",
  approved: "rsvp.approved",
  registered: "rsvp.registered",
  asked: "rsvp.registered",
  agreed: "rsvp.confirmed",
  edited: "rsvp.edited",
  prioritized: "rsvp.edited",
  withdrawn: "rsvp.withdrawn",
  refused: "rsvp.withdrawn",
  removed: "rsvp.removed",
  promoted: "rsvp.promoted",
  "promoted-by-host": "rsvp.promoted",
  offered: "rsvp.offered",
  "offered-by-host": "rsvp.offered",
  "offer-shortened": "rsvp.offered",
  "offer-expired": "rsvp.offer-expired",
  displaced: "rsvp.displaced",
  declined: "rsvp.declined",
  barred: "rsvp.declined",
  restored: "rsvp.restored",
  "left-with": "rsvp.withdrawn",
  dropped: "rsvp.withdrawn",
  "offer-renewed": null,
  "passed-over": null,
  unbarred: null,
  "claim-opened": null,
  "claim-ended": null,
  "terms-changed": null,
  busy: null,
  "at-door": null,
  "seated-at-door": "rsvp.promoted",
  released: "rsvp.released",
  "checked-in": "rsvp.checked-in",
  "check-in-undone": "rsvp.check-in-undone",
};

type Decided = { plan: SeatPlan; at: Date };

/** Writes the decision: rows, counters and ledger in one statement, and the outbox facts in another. */
export async function writePlans(tx: Tx, decided: Decided[]): Promise<void> {
  const changes = decided
    .flatMap(({ plan, at }) => plan.pools.map((pool) => ({ ...pool, at })))
    .filter(({ changed, links, ledger }) => changed.length + links.length + ledger.length > 0);
  if (changes.length === 0) return;
  const links = changes.flatMap(({ pool, links, at }) =>
    links.map((link) => ({ leaderEmail: null, ...link, poolId: pool.id, createdAt: at })),
  );
  if (links.length > 0) await writeLinks(tx, links);
  const pools = changes.map(({ pool }) => pool);
  const rows = changes.flatMap(({ pool, changed }) => changed.map((row) => ({ ...row, poolId: pool.id })));
  const lines = changes.flatMap(({ pool, ledger, at }) =>
    ledger.map((line) => ({ ...line, poolId: pool.id, at })),
  );
  await tx.$executeRaw`
    with counters as (
      update "SeatPool" p set ${POOL_SQL.changes("c")}
      from jsonb_to_recordset(${JSON.stringify(pools)}::jsonb) as c (${POOL_SQL.record})
      where p.id = c.id and p.id = any(${pools.map((pool) => pool.id)}::uuid[])
    ), history as (
      insert into "RsvpLedger" ("poolId", "rsvpId", "actorId", at, action, "fromStatus", "toStatus", seats, detail)
      select l."poolId", l."rsvpId", l."actorId", l.at, l.action, l."fromStatus"::"RsvpStatus",
        l."toStatus"::"RsvpStatus", l.seats, l.detail
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l ("poolId" uuid, "rsvpId" uuid, "actorId" uuid,
        at timestamptz, action text, "fromStatus" text, "toStatus" text, seats int, detail jsonb)
    )
    insert into "Rsvp" (${RSVP_SQL.names})
    select ${RSVP_SQL.written("n")} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (${RSVP_SQL.record})
    on conflict (id) do update set ${RSVP_SQL.changes("excluded")}`;
  await appendEvents(tx, changes.flatMap(eventsOf));
}

/** One statement for all links: a pool may have two hundred, and stays locked meanwhile. */
async function writeLinks(tx: Tx, links: (ClaimLinkFacts & { poolId: string })[]): Promise<void> {
  await tx.$executeRaw`
    insert into "ClaimLink" (${CLAIM_LINK_SQL.names})
    select ${CLAIM_LINK_SQL.written("n")}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as n (${CLAIM_LINK_SQL.record})
    on conflict (id) do update set ${CLAIM_LINK_SQL.changes("excluded")}`;
}

function eventsOf({ pool, changed, ledger }: PoolPlan): DomainEvent[] {
  const poolId = pool.id;
  const users = new Map(changed.map((row) => [row.id, row.userId]));
  const events = ledger.flatMap((line): DomainEvent[] => {
    // A person who accepts while waitlisted still holds no seat.
    const isStillWaiting = line.action === "agreed" && line.toStatus === "waitlisted";
    const type = isStillWaiting ? "rsvp.edited" : FACT_OF[line.action];
    const userId = line.rsvpId && users.get(line.rsvpId);
    if (!type || !line.rsvpId || !userId) return [];
    return [{ type, aggregateId: line.rsvpId, payload: { rsvpId: line.rsvpId, poolId, userId } }];
  });
  return [...events, { type: "seats.changed", aggregateId: poolId, payload: { poolId } }];
}
