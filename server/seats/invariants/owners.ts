import type { Tx } from "../../db/transaction";
import { FOUND_MAX, type Violation } from "./violation";

/** I15: an event has exactly one pool of its own, whose start, end and state equal the event's. */
export function findWrongOwners(tx: Tx, poolIds: string[]): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    select 'I15 an event and its own pool have the same times and state' as invariant, p.id::text as "poolId",
      format('the pool is %s from %s to %s, its event %s from %s to %s', p.state, p."startsAt", p."endsAt", e.status,
        e."startsAt", e."endsAt") as detail
    from "SeatPool" p join "Event" e on e.id = p."eventId"
    where p.id = any(${poolIds}::uuid[]) and p."sessionId" is null
      and (p."startsAt" <> e."startsAt" or p."endsAt" <> e."endsAt"
        or p.state::text <> case e.status when 'published' then 'open' else e.status::text end)
    limit ${FOUND_MAX}`;
}

/** I16: a person who holds or awaits a seat that requires one elsewhere has that one. */
export function findUnsupported(tx: Tx, poolIds: string[]): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    select 'I16 a seat that requires one elsewhere has it' as invariant, p.id::text as "poolId",
      format('%s is %s', r.id, r.status) as detail
    from "SeatPool" p join "Rsvp" r on r."poolId" = p.id
      and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
    where p.id = any(${poolIds}::uuid[]) and p."sessionId" is not null and not exists (
      select from "SeatPool" own join "Rsvp" seat on seat."poolId" = own.id and seat.status = 'confirmed'
      where own."eventId" = p."eventId" and own."sessionId" is null and seat."userId" = r."userId"
    ) limit ${FOUND_MAX}`;
}

/** I15 for events whose pool is missing. */
export function findWithoutPool(tx: Tx): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    select 'I15 an event has a pool of its own' as invariant, null as "poolId", format('event %s', e.id) as detail
    from "Event" e
    where not exists (select from "SeatPool" p where p."eventId" = e.id and p."sessionId" is null)
    limit ${FOUND_MAX}`;
}
