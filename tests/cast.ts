import type { Db } from "../server/db/client";
import type { Viewer } from "../server/domains/accounts/schema";
import { rsvpToEvent } from "../server/domains/rsvps/commands";
import { createEvent, createSession, createUsers, hours, NOW, newId, type TestEvent } from "./factories";

export const ROLES = [
  "anon",
  "stranger",
  "attendee",
  "waitlisted",
  "door",
  "cohost",
  "host",
  "otherHost",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

export const KINDS = ["public", "private", "draft"] as const;
export type EventKind = (typeof KINDS)[number];

/** One event with a person for every relation to it. */
export type Cast = {
  event: TestEvent;
  people: Record<Role, Viewer | null>;
  /** The RSVP of the attendee; an id without a row where the event is a draft. */
  rsvpId: string;
  /** A claim link of the event, led by the waitlisted person; an id without a row where the event is a draft. */
  linkId: string;
  /** A session of the event. */
  sessionId: string;
};

/** A published event of one seat has its attendee seated and one person waitlisted; a draft has neither. */
export async function createCast(db: Db, kind: EventKind): Promise<Cast> {
  const [host, otherHost, admin, door, cohost, attendee, waitlisted, stranger] = await createUsers(db, 8);
  const event = await createEvent(
    db,
    { capacity: 1, state: kind === "draft" ? "draft" : "open", startsAt: soon(24), endsAt: soon(27) },
    { hostId: host, visibility: kind === "draft" ? "public" : kind },
  );
  await createEvent(db, {}, { hostId: otherHost });
  await db.user.update({ where: { id: admin }, data: { role: "admin" } });
  const viewers = { host, otherHost, admin, door, cohost, attendee, waitlisted, stranger };
  const people = Object.fromEntries(
    await Promise.all(Object.entries(viewers).map(async ([role, id]) => [role, await viewerOf(db, id)])),
  ) as Record<Exclude<Role, "anon">, Viewer>;
  await db.eventStaff.createMany({
    data: [
      { eventId: event.id, email: people.door.email, role: "door" },
      { eventId: event.id, email: people.cohost.email, role: "cohost" },
    ],
  });
  let rsvpId = event.id;
  if (kind !== "draft") {
    const party = { event, guests: 0, specialRequirements: null };
    rsvpId = (await rsvpToEvent(db, { ...party, userId: people.attendee.id })).rsvp.id;
    await rsvpToEvent(db, { ...party, userId: people.waitlisted.id });
  }
  const link = {
    id: newId(),
    token: newId(),
    leaderId: people.waitlisted.id,
    makerId: people.host.id,
    poolId: event.poolId,
    seats: 1,
    unclaimedSeats: 0,
    expiresAt: soon(20),
    createdAt: new Date(),
  };
  if (kind !== "draft") await db.claimLink.create({ data: link });
  const { sessionId } = await createSession(db, event.id, { state: kind === "draft" ? "draft" : "open" });
  return { event, people: { anon: null, ...people }, rsvpId, linkId: link.id, sessionId };
}

/** The viewer that procedures see for this user. */
export async function viewerOf(db: Db, id: string | undefined): Promise<Viewer> {
  const user = await db.user.findUniqueOrThrow({ where: { id: id ?? "" } });
  const { email, name, imageUrl, timeZone, role } = user;
  return { id: user.id, email, emailVerified: user.emailVerifiedAt !== null, name, imageUrl, timeZone, role };
}

/** Hours from the real now, for decisions on the database's clock. */
function soon(n: number): Date {
  return new Date(Date.now() + hours(n).getTime() - NOW.getTime());
}
