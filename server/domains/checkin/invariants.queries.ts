import type { Tx } from "../../db/transaction";

const FOUND_MAX = 100;
/** A pool that ended before this no longer changes. */
const ENDED_DAYS = 7;

/**
 * RSVPs of which fewer or more members count as arrived than their scans and undos say; empty = sound. Only RSVPs whose
 * check-ins since they last left all came through scans: as many ledger lines as scans that changed something.
 */
export function findArrivalViolations(tx: Tx, now: Date): Promise<{ invariant: string; detail: string }[]> {
  return tx.$queryRaw`
    with scanned as (
      select r.id, r."checkedInSeats",
        (select coalesce(max(l.id), 0) from "RsvpLedger" l
          where l."rsvpId" = r.id and l."toStatus" in ('cancelled', 'declined')) as left_id,
        (select coalesce(max(l.at), '-infinity') from "RsvpLedger" l
          where l."rsvpId" = r.id and l."toStatus" in ('cancelled', 'declined')) as left_at
      from "SeatPool" p join "Rsvp" r on r."poolId" = p.id and r.status = 'confirmed'
      where p."endsAt" > ${now}::timestamptz - make_interval(days => ${ENDED_DAYS}::int)
        and exists (select 1 from "CheckInScan" s where s."rsvpId" = r.id and s.outcome in ('arrived', 'undone'))
    )
    select 'I30 who arrived is what scans say' as invariant, f.id::text as detail from scanned f
    cross join lateral (
      select count(*) filter (where cardinality(s.members) > 0) as changes,
        coalesce(sum(cardinality(s.members) * case s.outcome when 'arrived' then 1 else -1 end), 0) as arrived
      from "CheckInScan" s
      where s."rsvpId" = f.id and s.outcome in ('arrived', 'undone') and s."receivedAt" > f.left_at
    ) s
    where s.arrived <> f."checkedInSeats" and s.changes = (
      select count(*) from "RsvpLedger" l
      where l."rsvpId" = f.id and l.id > f.left_id and l.action in ('checked-in', 'check-in-undone'))
    limit ${FOUND_MAX}`;
}
