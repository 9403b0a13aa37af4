import type { Tx } from "../db/transaction";
import { appendEvents } from "../outbox/append";
import type { DomainEvent } from "../outbox/catalog";
import type { SeatPlan } from "./decide";
import type { ClaimLinkFacts, RsvpFacts } from "./facts";
import type { LedgerAction } from "./ledger";

const EVENT_OF: Partial<Record<LedgerAction, DomainEvent["type"] & `rsvp.${string}`>> = {
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
  "offer-expired": "rsvp.offer-expired",
  displaced: "rsvp.displaced",
  declined: "rsvp.declined",
  barred: "rsvp.declined",
  restored: "rsvp.restored",
};

type Planned = { plan: SeatPlan; at: Date };

/** Writes what was decided: rows, counters and ledger in one statement, and the outbox events in another. */
export async function writePlans(tx: Tx, planned: Planned[]): Promise<void> {
  const changes = planned.filter(
    ({ plan }) => plan.changed.length + plan.links.length + plan.ledger.length > 0,
  );
  if (changes.length === 0) return;
  for (const { plan, at } of changes) await writeLinks(tx, plan.pool.id, plan.links, at);
  const pools = changes.map(({ plan }) => plan.pool);
  const rows = changes.flatMap(({ plan }) => plan.changed.map((row) => ({ ...row, poolId: plan.pool.id })));
  const lines = changes.flatMap(({ plan, at }) =>
    plan.ledger.map((line) => ({ ...line, poolId: plan.pool.id, at })),
  );
  await tx.$executeRaw`
    with counters as (
      update "SeatPool" p set capacity = c.capacity, "confirmedSeats" = c."confirmedSeats",
        "offeredSeats" = c."offeredSeats", "waitlistedSeats" = c."waitlistedSeats",
        "waitlistLength" = c."waitlistLength", "nextQueueNumber" = c."nextQueueNumber",
        "headQueueNumber" = c."headQueueNumber", version = c.version, state = c.state::"PoolState",
        "guestsMax" = c."guestsMax", "waitlistEnabled" = c."waitlistEnabled",
        "waitlistMode" = c."waitlistMode"::"WaitlistMode", "partyRule" = c."partyRule"::"PartyRule",
        "passOversMax" = c."passOversMax", "offerMinutes" = c."offerMinutes", "cutoffMinutes" = c."cutoffMinutes",
        "approvalRequired" = c."approvalRequired", "opensAt" = c."opensAt", "closesAt" = c."closesAt",
        "startsAt" = c."startsAt", "endsAt" = c."endsAt"
      from jsonb_to_recordset(${JSON.stringify(pools)}::jsonb) as c (id uuid, capacity int, "confirmedSeats" int,
        "offeredSeats" int, "waitlistedSeats" int, "waitlistLength" int, "nextQueueNumber" int,
        "headQueueNumber" int, version int, state text, "guestsMax" int, "waitlistEnabled" boolean,
        "waitlistMode" text, "partyRule" text, "passOversMax" int, "offerMinutes" int, "cutoffMinutes" int,
        "approvalRequired" boolean, "opensAt" timestamptz, "closesAt" timestamptz, "startsAt" timestamptz,
        "endsAt" timestamptz)
      where p.id = c.id and p.id = any(${pools.map((pool) => pool.id)}::uuid[])
    ), history as (
      insert into "RsvpLedger" ("poolId", "rsvpId", "actorId", at, action, "fromStatus", "toStatus", seats, detail)
      select l."poolId", l."rsvpId", l."actorId", l.at, l.action, l."fromStatus"::"RsvpStatus",
        l."toStatus"::"RsvpStatus", l.seats, l.detail
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l ("poolId" uuid, "rsvpId" uuid, "actorId" uuid,
        at timestamptz, action text, "fromStatus" text, "toStatus" text, seats int, detail jsonb)
    )
    insert into "Rsvp" (id, "poolId", "userId", status, guests, seats, "queueNumber", priority, "passedOver",
      "specialRequirements", answers, source, "rsvpAt", "statusAt", "offerExpiresAt", "barredAt", "askedAt",
      "namedEmail", "leftAt", "claimLinkId", version)
    select n.id, n."poolId", n."userId", n.status::"RsvpStatus", n.guests, n.seats, n."queueNumber", n.priority,
      n."passedOver", n."specialRequirements", n.answers, n.source, n."rsvpAt", n."statusAt", n."offerExpiresAt",
      n."barredAt", n."askedAt", n."namedEmail", n."leftAt", n."claimLinkId", n.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "poolId" uuid, "userId" uuid, status text,
      guests int, seats int, "queueNumber" int, priority int, "passedOver" int, "specialRequirements" text,
      answers jsonb, source text, "rsvpAt" timestamptz, "statusAt" timestamptz, "offerExpiresAt" timestamptz,
      "barredAt" timestamptz, "askedAt" timestamptz, "namedEmail" text, "leftAt" timestamptz, "claimLinkId" uuid, version int)
    on conflict (id) do update set status = excluded.status, guests = excluded.guests, seats = excluded.seats,
      "queueNumber" = excluded."queueNumber", priority = excluded.priority, "passedOver" = excluded."passedOver",
      "specialRequirements" = excluded."specialRequirements", answers = excluded.answers, source = excluded.source,
      "statusAt" = excluded."statusAt", "offerExpiresAt" = excluded."offerExpiresAt",
      "barredAt" = excluded."barredAt", "askedAt" = excluded."askedAt", "namedEmail" = excluded."namedEmail",
      "leftAt" = excluded."leftAt", "claimLinkId" = excluded."claimLinkId", version = excluded.version`;
  await appendEvents(
    tx,
    changes.flatMap(({ plan }) => eventsOf(plan)),
  );
}

/** Only of those who were put out: check-in counts all others, and may be counting now. */
export async function forgetArrivals(
  tx: Tx,
  planned: { plan: SeatPlan; rsvps: RsvpFacts[] }[],
): Promise<void> {
  const ids = planned.flatMap(({ plan, rsvps }) => {
    const arrived = new Set(rsvps.filter((row) => row.checkedInSeats > 0).map((row) => row.id));
    return plan.changed.filter((row) => row.checkedInSeats === 0 && arrived.has(row.id)).map(({ id }) => id);
  });
  if (ids.length === 0) return;
  await tx.rsvp.updateMany({ where: { id: { in: ids } }, data: { checkedInSeats: 0, checkedInAt: null } });
}

async function writeLinks(tx: Tx, poolId: string, links: ClaimLinkFacts[], now: Date): Promise<void> {
  for (const { id, unclaimedSeats, expiresAt, closedAt, ...link } of links) {
    const state = { unclaimedSeats, expiresAt, closedAt };
    await tx.claimLink.upsert({
      where: { id },
      create: { id, poolId, createdAt: now, ...link, ...state },
      update: state,
    });
  }
}

function eventsOf(plan: SeatPlan): DomainEvent[] {
  const poolId = plan.pool.id;
  const users = new Map(plan.changed.map((row) => [row.id, row.userId]));
  const events = plan.ledger.flatMap((line): DomainEvent[] => {
    // Somebody who waits and says that they want to holds no seat by it.
    const isStillWaiting = line.action === "agreed" && line.toStatus === "waitlisted";
    const type = isStillWaiting ? "rsvp.edited" : EVENT_OF[line.action];
    const userId = line.rsvpId && users.get(line.rsvpId);
    if (!type || !line.rsvpId || !userId) return [];
    return [{ type, aggregateId: line.rsvpId, payload: { rsvpId: line.rsvpId, poolId, userId } }];
  });
  return [...events, { type: "seats.changed", aggregateId: poolId, payload: { poolId } }];
}
