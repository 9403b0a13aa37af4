import { isConnectionLost } from "../db/postgres-error";
import { serveDoorOf } from "../domains/checkin/serve-door.commands";
import type { Job, JobContext, JobResult } from "./define";

const POOLS_MAX = 500;

/**
 * Gives unclaimed seats to the people at the door of each event and session whose time for it has come. Repeating it does no
 * harm: each door is decided anew under its lock, and a scan decides it too.
 */
export const serveDoors: Job = {
  name: "serve-doors",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: serve,
};

async function serve({ db, now, decideAt, log }: JobContext): Promise<JobResult> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select p.id from "SeatPool" p
    where p.state = 'open' and p."doorMinutes" is not null and p."waitlistLength" > 0
      and p."startsAt" + make_interval(mins => p."doorMinutes") <= ${now}::timestamptz
      and p."endsAt" > ${now}::timestamptz
      and exists (
        select 1 from "Rsvp" r where r."poolId" = p.id and r.status = 'waitlisted' and r."onSiteAt" is not null)
    order by p."startsAt", p.id limit ${POOLS_MAX}`;
  const tally = { looked: found.length, served: 0, failed: 0 };
  for (const { id: poolId } of found) {
    try {
      tally.served += (await serveDoorOf(db, { poolId, actorId: null, now: decideAt })).served;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      tally.failed++;
      log.error({ poolId, err: error }, "a door could not be served");
    }
  }
  return tally;
}
