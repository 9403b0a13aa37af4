import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { env } from "../../env";
import { notFound } from "../../errors";
import type { RsvpStatus } from "../../seats/facts";
import { ownPool } from "../../seats/owner";
import { readPositions } from "../../seats/positions";
import { isShutOut } from "../accounts/queries";
import type { EventAccess } from "../events/access/queries";
import { closedToGuest, type Guest, publicAt } from "../events/access/visibility.queries";
import { type PlaceViewer, visiblePlace } from "../events/place.policy";
import {
  type EventFacts,
  eventEntry,
  feedEntries,
  GONE_DAYS,
  goneEntry,
  ownEntry,
  type RsvpCalendarFacts,
  sequenceOf,
} from "./entries.policy";
import { type FeedOwner, feedToken, isFeedToken, userIdIn } from "./feed.policy";
import { type CalendarMethod, writeCalendar } from "./ics.policy";
import type { CalendarFile } from "./schema";
import { readSessionEntries } from "./sessions.queries";
import { readSourcingEntries } from "./sourcing.queries";

/** Calendar programs poll rarely; the programs of a family may share one address. */
const READS_PER_FEED: Limit = { name: "calendar-feed", hitsMax: 60, windowSeconds: 600 };
const REFRESH_MINUTES = 60;
/** How far back a feed goes, and how many events it holds, latest first. */
const PAST_DAYS = 365;
const EVENTS_MAX = 500;

const dayMs = 86_400_000;

const eventSelect = {
  id: true,
  slug: true,
  title: true,
  description: true,
  place: true,
  onlineUrl: true,
  placeHidden: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  allDay: true,
  status: true,
  version: true,
  updatedAt: true,
  host: { select: { name: true } },
} as const;

const answeredSelect = {
  id: true,
  status: true,
  statusAt: true,
  offerExpiresAt: true,
  version: true,
  user: { select: { name: true, email: true } },
  mailedEntry: { select: { address: true, isIn: true, sequence: true } },
  pool: { select: { event: { select: eventSelect } } },
} as const;

/** One RSVP and its event, as a calendar needs them. */
type RsvpFileFacts = Omit<RsvpCalendarFacts, "position"> & {
  event: EventRow;
  user: { name: string; email: string };
  /** The entry that emails have added to the person's calendar. */
  mailedEntry: { address: string; isIn: boolean; sequence: number } | null;
};

/** The file of one event that the viewer may see. A hidden place is included only for confirmed guests and staff. */
export async function getEventFile(
  db: Db,
  by: { event: EventAccess; viewerId: string | null; now: Date },
): Promise<CalendarFile> {
  const row = await db.event.findUnique({ where: { id: by.event.id }, select: eventSelect });
  if (!row) throw notFound("event");
  const rsvp = by.viewerId === null ? null : await findAnswer(db, by.event.poolId, by.viewerId);
  const event = factsOf(row, { role: by.event.role, rsvpStatus: rsvp?.status ?? null });
  const entry = eventEntry(event, siteOrigin());
  const text = writeCalendar({
    // The same sequence number as in the personal calendar and the emails; otherwise programs would take this entry
    // for older.
    entries: [{ ...entry, sequence: sequenceOf(event, rsvp) }],
    method: row.status === "cancelled" ? "CANCEL" : "PUBLISH",
    feed: null,
    organizerAddress: siteAddress(),
    now: by.now,
  });
  return { name: `${row.slug}.ics`, text };
}

/** The upcoming public events, and cancelled ones for a while, as a calendar that anyone may subscribe to. */
export async function getPublicFile(db: Db, now: Date): Promise<CalendarFile> {
  const rows = await db.event.findMany({
    where: {
      AND: publicAt(now),
      endsAt: { gt: now },
      OR: [{ status: "published" }, { status: "cancelled", cancelledAt: { gt: daysBefore(now, GONE_DAYS) } }],
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: EVENTS_MAX,
    select: eventSelect,
  });
  const origin = siteOrigin();
  const text = writeCalendar({
    entries: rows.map((row) => eventEntry(factsOf(row, { role: null, rsvpStatus: null }), origin)),
    method: "PUBLISH",
    feed: { name: "Events on Turnout", refreshMinutes: REFRESH_MINUTES },
    organizerAddress: siteAddress(),
    now,
  });
  return { name: "events.ics", text };
}

/**
 * A personal calendar: events and sessions with a seat, those that the person waits for, for a while those that they are out
 * of, and what their organizations have to answer.
 * @throws not-found for a token that is invalid, was reset, or belongs to a banned person; rate-limited
 */
export async function getFeedFile(db: Db, by: { token: string; now: Date }): Promise<CalendarFile> {
  const userId = userIdIn(by.token);
  const owner = userId === null ? null : await findOwner(db, userId);
  if (!owner || !isFeedToken(by.token, owner, siteSecret())) throw notFound("calendar");
  await takeHit(db, READS_PER_FEED, owner.id, by.now);
  const guest = { userId: owner.id, email: owner.confirmedEmail };
  const rows = await listAnswered(db, guest, by.now);
  const waiting = rows.filter((row) => row.status === "waitlisted").map((row) => row.id);
  const positions = await readPositions(db, waiting);
  const origin = siteOrigin();
  const entries = rows.flatMap(({ event, ...row }) => {
    const facts = factsOf(event, { role: null, rsvpStatus: row.status });
    return feedEntries(facts, { ...row, position: positions.get(row.id) ?? null }, { origin, now: by.now });
  });
  const mine = { userId: owner.id, origin, now: by.now };
  const [sessions, deadlines] = await Promise.all([
    readSessionEntries(db, { guest, origin, now: by.now, since: daysBefore(by.now, PAST_DAYS) }),
    readSourcingEntries(db, mine),
  ]);
  const text = writeCalendar({
    entries: [...entries, ...sessions, ...deadlines],
    method: "PUBLISH",
    feed: { name: "Turnout", refreshMinutes: REFRESH_MINUTES },
    organizerAddress: siteAddress(),
    now: by.now,
  });
  return { name: "turnout.ics", text };
}

/**
 * What each RSVP's person sees of its event in a calendar, by RSVP id. RSVPs to sessions are left out: a file of theirs would be
 * one of the event.
 */
export async function readRsvpFacts(db: Db, rsvpIds: string[]): Promise<Map<string, RsvpFileFacts>> {
  const where = { id: { in: rsvpIds }, pool: ownPool };
  const rows = await db.rsvp.findMany({ where, select: answeredSelect });
  return new Map(rows.map(({ pool: { event }, ...rsvp }) => [rsvp.id, { ...rsvp, event }]));
}

/** A calendar file for one person, with its method and the sequence number of its entry. */
type RsvpFile = CalendarFile & {
  method: Exclude<CalendarMethod, "PUBLISH">;
  sequence: number;
  /** The address of the attendee in the file. */
  address: string;
};

/**
 * One RSVP's event as its own file, with the uid and sequence number that it has in the person's calendar: a
 * REQUEST while the guest is confirmed; afterwards a CANCEL if an email added the entry. Null if there is nothing
 * to add or to remove.
 */
export function writeRsvpFile({ event, user, ...rsvp }: RsvpFileFacts, now: Date): RsvpFile | null {
  const facts = factsOf(event, { role: null, rsvpStatus: rsvp.status });
  const isIn = rsvp.status === "confirmed" && event.status === "published";
  if (!isIn && event.status !== "cancelled" && !rsvp.mailedEntry?.isIn) return null;
  const entry = isIn ? ownEntry(facts, rsvp, siteOrigin()) : goneEntry(facts, rsvp, siteOrigin());
  const address = (isIn ? null : rsvp.mailedEntry?.address) ?? user.email;
  const method = isIn ? "REQUEST" : "CANCEL";
  const attendee = { name: user.name, address };
  const common = { feed: null, organizerAddress: siteAddress(), now };
  const text = writeCalendar({ entries: [entry], method, attendee, ...common });
  return { name: `${event.slug}.ics`, text, method, sequence: entry.sequence, address };
}

/** The URL of a personal calendar. @throws not-found */
export async function getFeedAddress(db: Db, userId: string): Promise<{ url: string }> {
  const owner = await findOwner(db, userId);
  if (!owner) throw notFound("account");
  return { url: `${siteOrigin()}/api/v1/calendar/${feedToken(owner, siteSecret())}.ics` };
}

async function findOwner(
  db: Db,
  userId: string,
): Promise<(FeedOwner & { confirmedEmail: string | null }) | null> {
  const owner = await db.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, emailVerifiedAt: true, calendarVersion: true, bannedAt: true },
  });
  if (!owner || isShutOut(owner)) return null;
  return { ...owner, confirmedEmail: owner.emailVerifiedAt ? owner.email : null };
}

function findAnswer(
  db: Db,
  poolId: string,
  userId: string,
): Promise<{ status: RsvpStatus; version: number } | null> {
  return db.rsvp.findUnique({
    where: { poolId_userId: { poolId, userId } },
    select: { status: true, version: true },
  });
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMs);
}

async function listAnswered(db: Db, guest: Guest, now: Date) {
  const rows = await db.rsvp.findMany({
    where: {
      userId: guest.userId,
      OR: [
        { status: { in: ["confirmed", "waitlisted", "offered", "pending"] } },
        { status: { in: ["cancelled", "declined"] }, statusAt: { gt: daysBefore(now, GONE_DAYS) } },
      ],
      pool: { state: { not: "draft" }, endsAt: { gt: daysBefore(now, PAST_DAYS) }, ...ownPool },
      // A person who was declined or left must not see a private event any more, not even its new title.
      NOT: { pool: { event: closedToGuest(guest, now) } },
    },
    orderBy: [{ pool: { startsAt: "desc" } }, { id: "desc" }],
    take: EVENTS_MAX,
    select: answeredSelect,
  });
  return rows.map(({ pool: { event }, ...row }) => ({ ...row, event }));
}

type EventRow = Omit<EventFacts, "hostName"> & { placeHidden: boolean; host: { name: string } };

function factsOf({ host, placeHidden, ...event }: EventRow, viewer: PlaceViewer): EventFacts {
  return { ...event, ...visiblePlace({ ...event, placeHidden }, viewer), hostName: host.name };
}

function siteOrigin(): string {
  const { NEXTAUTH_URL, PORT } = env();
  return new URL(NEXTAUTH_URL ?? `http://localhost:${PORT}`).origin;
}

/** The sender address of the site's emails. */
function siteAddress(): string {
  const { MAIL_FROM } = env();
  return (/<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM).trim();
}

function siteSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set");
  return NEXTAUTH_SECRET;
}
