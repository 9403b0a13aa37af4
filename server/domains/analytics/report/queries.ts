import type { Db } from "../../../db/client";
import { notFound } from "../../../errors";
import { ownPool, poolIn } from "../../../seats/owner";
import { readCapacityChanges } from "../seat-history/queries";
import { readCancellations, readCapacityUse, readHistory } from "./history.queries";
import {
  arrivalsOf,
  cancellationsByLead,
  mergeSmallGroups,
  partySizes,
  type RsvpGroup,
  returningShare,
} from "./policy";
import type { Report } from "./schema";
import { readSources, readViewsByDay } from "./sources.queries";

type EventPool = { id: string; poolId: string };

/** Statistics of an event's page views, seats, waitlist and guests. For hosts only: it counts people and names none. */
export async function readReport(db: Db, event: EventPool, now: Date): Promise<Report> {
  const facts = await readFacts(db, event.id);
  const changes = await readCapacityChanges(db, event.poolId);
  const [groups, viewsByDay, sources, history, cancellations, capacityUse, people] = await Promise.all([
    readGroups(db, event.poolId),
    readViewsByDay(db, event.id),
    readSources(db, event),
    readHistory(db, event.poolId),
    readCancellations(db, event.poolId, facts.startsAt),
    readCapacityUse(db, event.poolId, changes[0] ? changes[0].before : facts.pool.capacity),
    readPeople(db, { poolId: event.poolId, ...facts }),
  ]);
  const { capacity, confirmedSeats, offeredSeats } = facts.pool;
  const arrivals = arrivalsOf(groups, facts.startsAt, now);
  const { seated, ...waitlist } = history;
  return {
    timeZone: facts.timeZone,
    startsAt: facts.startsAt.toISOString(),
    endsAt: facts.endsAt.toISOString(),
    funnel: {
      visitors: viewsByDay.reduce((sum, day) => sum + day.visitors, 0),
      answered: groups.reduce((sum, group) => sum + group.parties, 0),
      seated,
      confirmed: groups.reduce((sum, { status, parties }) => sum + (status === "confirmed" ? parties : 0), 0),
      arrived: arrivals?.arrived.parties ?? null,
    },
    viewsByDay,
    capacity: { capacity, seatsTaken: confirmedSeats + offeredSeats, ...capacityUse },
    sources,
    parties: partySizes(groups),
    cancellations: { ...cancellations.total, byLead: cancellationsByLead(cancellations.leads) },
    arrivals,
    people,
    waitlist,
  };
}

async function readFacts(db: Db, eventId: string) {
  const facts = await db.event.findUnique({
    where: { id: eventId },
    select: {
      id: true,
      hostId: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      pools: { where: ownPool, select: { capacity: true, confirmedSeats: true, offeredSeats: true } },
    },
  });
  if (!facts) throw notFound("event");
  const { pools, ...event } = facts;
  return { ...event, pool: poolIn({ pools }) };
}

/** The RSVPs of a pool by status and size of the party, with those who arrived. */
export function readGroups(db: Db, poolId: string): Promise<RsvpGroup[]> {
  return db.$queryRaw<RsvpGroup[]>`
    select status::text as status, seats, count(*)::int as parties,
      count("checkedInAt")::int as "arrivedParties", sum("checkedInSeats")::int as "arrivedSeats"
    from "Rsvp" where "poolId" = ${poolId}::uuid group by 1, 2`;
}

/**
 * Returning guests: they had a seat at an earlier event of this host, and were checked in there if check-in was
 * used. Only counts leave the database.
 */
async function readPeople(
  db: Db,
  event: { id: string; poolId: string; hostId: string; startsAt: Date },
): Promise<Report["people"]> {
  const zones = await db.$queryRaw<{ name: string; people: number; returning: number }[]>`
    with earlier as (
      select p.id as "poolId", exists (
        select from "Rsvp" c where c."poolId" = p.id and c."checkedInAt" is not null) as counted
      from "Event" e join "SeatPool" p on p."eventId" = e.id and p."sessionId" is null
      where e."hostId" = ${event.hostId}::uuid and e."startsAt" < ${event.startsAt}::timestamptz
        and e.status = 'published' and e.id <> ${event.id}::uuid
    ), came as (
      select distinct r."userId" from earlier join "Rsvp" r using ("poolId")
      where r.status = 'confirmed' and (r."checkedInAt" is not null or not counted)
    )
    select u."timeZone" as name, count(*)::int as people, count(c."userId")::int as returning
    from "Rsvp" r join "User" u on u.id = r."userId" left join came c on c."userId" = r."userId"
    where r."poolId" = ${event.poolId}::uuid and r.status = 'confirmed' group by 1`;
  const timeZones = mergeSmallGroups(zones).map(({ name, people }) => ({ timeZone: name, people }));
  const sum = (key: "people" | "returning") => zones.reduce((total, zone) => total + zone[key], 0);
  return { timeZones, returning: returningShare(sum("returning"), sum("people")) };
}
