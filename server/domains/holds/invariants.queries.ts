import type { Tx } from "../../db/transaction";

export type QueueViolation = { invariant: string; detail: string };

const FOUND_MAX = 100;

/** What is never true of the queues of venues in a committed state, each with the ids that break it; empty = sound. */
export async function findQueueViolations(tx: Tx, now: Date): Promise<QueueViolation[]> {
  const late = new Date(now.getTime() - 86_400_000);
  return tx.$queryRaw<QueueViolation[]>`
    select * from (
      select 'I12 a venue has at most one live hold' as invariant, "venueId"::text as detail
      from "VenueWaitlistEntry" where status = 'offered' group by "venueId" having count(*) > 1
      union all
      select 'I12 a hold has a beginning and an end', id from "VenueWaitlistEntry"
      where status = 'offered' and ("holdOfferedAt" is null or "holdExpiresAt" is null or "holdExpiresAt" <= "holdOfferedAt")
      union all
      select 'I17 an organization waits for a venue once', "organizationId" || ' ' || "venueId"
      from "VenueWaitlistEntry" where status in ('waiting', 'offered')
      group by "organizationId", "venueId" having count(*) > 1
      union all
      select 'I18 an entry is converted exactly if it has a draft', id from "VenueWaitlistEntry"
      where (status = 'converted') <> ("convertedRfpId" is not null)
      union all
      select 'I18 a converted entry had a hold', id from "VenueWaitlistEntry"
      where status = 'converted' and "holdOfferedAt" is null
      union all
      select 'I19 the numbers of a queue are those that its venue gave', e.id
      from "VenueWaitlistEntry" e join "Venue" v on v.id = e."venueId" where e.number not between 1 and v."nextQueueNumber" - 1
      union all
      select 'I20 no entry waits a day after its time', id from "VenueWaitlistEntry"
      where (status = 'waiting' and "expiresAt" < ${late}) or (status = 'offered' and "holdExpiresAt" < ${late})
      union all
      select 'I21 a manual badge is the one that is shown', id::text from "Venue"
      where "manualStatus" is not null and "availabilityStatus" <> "manualStatus"
      union all
      select 'I22 every first answer has its signal, or a task that will record it', e.id::text from "OutboxEvent" e
      where e.type = 'rfp.venue-answered' and e."doneAt" is not null and e.payload->>'before' is null
        and e."createdAt" > ${late}
        and not exists (select 1 from "VenueAvailabilitySignal" s where s."factId" = e.id)
        and not exists (select 1 from "OutboxTask" t where t.seq = e.seq and t.sink = 'signals')
    ) found limit ${FOUND_MAX}`;
}
