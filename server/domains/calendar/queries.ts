import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { env } from "../../env";
import { notFound } from "../../errors";
import type { RsvpStatus } from "../../seats/facts";
import { ownPool } from "../../seats/owner";
import { readPositions } from "../../seats/positions";
import { isShutOut } from "../accounts/queries";
import type { EventAccess } from "../events/access/queries";
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

/** Programs ask once in a while; a family of them may share one address. */
const READS_PER_FEED: Limit = { name: "calendar-feed", hitsMax: 60, windowSeconds: 600 };
const REFRESH_MINUTES = 60;
/** How far back a feed goes, and how many events it holds, the latest first. */
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
  /** What mails have put into the person's calendar. */
  mailedEntry: { address: string; isIn: boolean; sequence: number } | null;
};

/** The file of one event that the viewer may see. Where it is goes to those who are in and to its staff, if hidden. */
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
    // The number that it has in the person's own calendar and in their mails, or programs would take it for older.
    entries: [{ ...entry, sequence: sequenceOf(event, rsvp) }],
    method: row.status === "cancelled" ? "CANCEL" : "PUBLISH",
    feed: null,
    organizerAddress: siteAddress(),
    now: by.now,
  });
  return { name: `${row.slug}.ics`, text };
}

/** The public events to come, cancelled ones for a while too, as a calendar that anyone may subscribe to. */
export async function getPublicFile(db: Db, now: Date): Promise<CalendarFile> {
  const rows = await db.event.findMany({
    where: {
      visibility: "public",
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
 * A person's own calendar: where they are in, where they hope to get in, and for a while what they are out of.
 * @throws not-found for a token that is none, was reset, or belongs to a banned person; rate-limited
 */
export async function getFeedFile(db: Db, by: { token: string; now: Date }): Promise<CalendarFile> {
  const userId = userIdIn(by.token);
  const owner = userId === null ? null : await findOwner(db, userId);
  if (!owner || !isFeedToken(by.token, owner, siteSecret())) throw notFound("calendar");
  await takeHit(db, READS_PER_FEED, owner.id, by.now);
  const rows = await listAnswered(db, owner.id, by.now);
  const waiting = rows.filter((row) => row.status === "waitlisted").map((row) => row.id);
  const positions = await readPositions(db, waiting);
  const origin = siteOrigin();
  const entries = rows.flatMap(({ event, ...row }) => {
    const facts = factsOf(event, { role: null, rsvpStatus: row.status });
    return feedEntries(facts, { ...row, position: positions.get(row.id) ?? null }, { origin, now: by.now });
  });
  const text = writeCalendar({
    entries,
    method: "PUBLISH",
    feed: { name: "Turnout", refreshMinutes: REFRESH_MINUTES },
    organizerAddress: siteAddress(),
    now: by.now,
  });
  return { name: "turnout.ics", text };
}

/** What the calendar of each RSVP's person says of its event, by RSVP id. */
export async function readRsvpFacts(db: Db, rsvpIds: string[]): Promise<Map<string, RsvpFileFacts>> {
  const rows = await db.rsvp.findMany({ where: { id: { in: rsvpIds } }, select: answeredSelect });
  return new Map(rows.map(({ pool: { event }, ...rsvp }) => [rsvp.id, { ...rsvp, event }]));
}

/** A calendar file for one person: what it is to do there, and the number of its entry. */
type RsvpFile = CalendarFile & {
  method: Exclude<CalendarMethod, "PUBLISH">;
  sequence: number;
  /** The attendee that it names. */
  address: string;
};

/**
 * One RSVP's event as a file of its own, with the name and number that it has in the person's calendar: a REQUEST while
 * they are in; once they are not, a CANCEL where a mail has put it there. Null where there is nothing to put in or to
 * take out.
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

/** Where the person's own calendar is read. @throws not-found */
export async function getFeedAddress(db: Db, userId: string): Promise<{ url: string }> {
  const owner = await findOwner(db, userId);
  if (!owner) throw notFound("account");
  return { url: `${siteOrigin()}/api/v1/calendar/${feedToken(owner, siteSecret())}.ics` };
}

async function findOwner(db: Db, userId: string): Promise<FeedOwner | null> {
  const owner = await db.user.findUnique({
    where: { id: userId },
    select: { id: true, calendarVersion: true, bannedAt: true },
  });
  return owner && !isShutOut(owner) ? owner : null;
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

async function listAnswered(db: Db, userId: string, now: Date) {
  const rows = await db.rsvp.findMany({
    where: {
      userId,
      OR: [
        { status: { in: ["confirmed", "waitlisted", "offered", "pending"] } },
        { status: { in: ["cancelled", "declined"] }, statusAt: { gt: daysBefore(now, GONE_DAYS) } },
      ],
      pool: { state: { not: "draft" }, endsAt: { gt: daysBefore(now, PAST_DAYS) }, ...ownPool },
      // A declined person may not see a private event any more, not even its new title.
      NOT: { status: "declined", pool: { event: { visibility: "private" } } },
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

/** The address that the site's mails come from. */
function siteAddress(): string {
  const { MAIL_FROM } = env();
  return (/<([^<>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM).trim();
}

function siteSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set");
  return NEXTAUTH_SECRET;
}
