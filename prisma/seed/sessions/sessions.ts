import { localToUtc } from "../../../lib/dates";
import type { Tx } from "../../../server/db/transaction";
import { applySeatList } from "../../../server/seats/apply";
import { ownPool } from "../../../server/seats/owner";
import { createPool } from "../../../server/seats/pools";
import type { AnyRequest } from "../../../server/seats/request";
import { stableId } from "../ids";
import { PERSONAS } from "../personas";
import { PROGRAM, type ProgramSession, ROOMS, SPEAKERS, TRACKS } from "./program";

const dayMs = 86_400_000;

type Conference = { id: string; poolId: string; timeZone: string; firstDay: string; bookedAt: Date };

/**
 * Gives the conference of the demo its sessions, with guests who booked them: one nearly full, two full with people
 * on the waitlist, and some at the same time.
 */
export async function seedSessions(tx: Tx, eventId: string, now: Date): Promise<void> {
  const event = await tx.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { id: true, timeZone: true, startsAt: true, pools: { where: ownPool, select: { id: true } } },
  });
  const [{ id: poolId } = { id: "" }] = event.pools;
  // The conference begins in the morning, so its day is the same in UTC.
  const firstDay = event.startsAt.toISOString().slice(0, 10);
  const bookedAt = new Date(now.getTime() - dayMs);
  const conference = { id: eventId, poolId, timeZone: event.timeZone, firstDay, bookedAt };
  await tx.room.createMany({
    data: ROOMS.map((room, position) => ({ ...room, position, eventId, id: nameId("room", room.name) })),
  });
  await tx.track.createMany({
    data: TRACKS.map((track, position) => ({ ...track, position, eventId, id: nameId("track", track.name) })),
  });
  await tx.speaker.createMany({
    data: Object.values(SPEAKERS).map((speaker) => ({
      ...speaker,
      eventId,
      id: nameId("speaker", speaker.name),
    })),
  });
  const pools: string[] = [];
  for (const session of PROGRAM) pools.push(await seedSession(tx, conference, session));
  const guests = await tx.rsvp.findMany({
    where: { poolId, status: "confirmed", userId: { notIn: Object.values(PERSONAS).map(({ id }) => id) } },
    orderBy: { id: "asc" },
    select: { userId: true },
  });
  const requests = bookings(
    guests.map(({ userId }) => userId),
    pools,
  );
  await applySeatList(tx, { poolIds: [poolId, ...pools], requests, now: bookedAt });
}

const nameId = (kind: string, name: string) => stableId(`${kind}/${name}`);

async function seedSession(tx: Tx, conference: Conference, session: ProgramSession): Promise<string> {
  const { title, description = "", type, track, room, speakers, waitlistMode = "automatic" } = session;
  const { id } = await tx.session.create({
    data: {
      id: nameId("session", title),
      eventId: conference.id,
      title,
      description,
      type,
      trackId: nameId("track", track),
      roomId: nameId("room", room),
      createdAt: new Date(conference.bookedAt.getTime() - dayMs),
      speakers: {
        create: speakers.map((key, position) => ({
          position,
          speakerId: nameId("speaker", SPEAKERS[key].name),
        })),
      },
    },
    select: { id: true },
  });
  return createPool(
    tx,
    { eventId: conference.id, sessionId: id },
    {
      ...timesOf(conference, session),
      state: "open",
      capacity: ROOMS.find(({ name }) => name === room)?.capacity ?? null,
      guestsMax: 0,
      waitlistEnabled: true,
      waitlistMode,
      partyRule: "skip",
      passOversMax: 3,
      offerMinutes: 720,
      cutoffMinutes: 0,
      approvalRequired: false,
      opensAt: null,
      closesAt: null,
      overlapAllowed: TRACKS.find(({ name }) => name === track)?.overlapAllowed ?? false,
      doorMinutes: type === "Workshop" ? 10 : null,
    },
  );
}

/** A session that ends before it begins by the clock ends on the next day. */
function timesOf({ firstDay, timeZone }: Conference, { day, from, to }: ProgramSession) {
  const at = (time: string, plus: number) => {
    const date = new Date(Date.parse(`${firstDay}T00:00Z`) + (day + plus) * dayMs).toISOString().slice(0, 10);
    return localToUtc(`${date}T${time}`, timeZone);
  };
  return { startsAt: at(from, 0), endsAt: at(to, to < from ? 1 : 0) };
}

/** Sessions that begin at the same hour take different guests, so most guests have no clash to solve. */
function bookings(guests: string[], pools: string[]): AnyRequest[] {
  let next = 0;
  let slot = "";
  return PROGRAM.flatMap((session, index): AnyRequest[] => {
    const begins = `${session.day} ${session.from}`;
    if (begins !== slot) next = 0;
    slot = begins;
    const own = Array.from({ length: session.booked }, () => guests[next++ % guests.length] ?? "");
    const named = (session.personas ?? []).map((key) => PERSONAS[key].id);
    return [...own, ...named].map((userId) => ({
      kind: "join",
      poolId: pools[index] ?? "",
      rsvpId: stableId(`${session.title}/${userId}`),
      userId,
      actorId: userId,
      guests: 0,
      specialRequirements: null,
    }));
  });
}
