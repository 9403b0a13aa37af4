import { durationWords } from "../../../../lib/duration-words";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { guestMailContent } from "../../../notifications/guest-mails";
import { renderMail } from "../../../notifications/layout";
import { ownPool, poolIn } from "../../../seats/owner";
import { offerEndsAt } from "../../../seats/promotion";
import { visiblePlace } from "../../events/place.policy";
import { dueAtOf, remindsFrom } from "../../events/reminders/policy";
import { listReminders } from "../../events/reminders/queries";
import { MINUTES_BEFORE } from "../../sessions/reminders/policy";
import { guestMailsUnder, sampleOf } from "./policy";
import type { GuestMail, GuestMailKind, GuestMailPreview } from "./schema";

type EventPool = { id: string; poolId: string };

const termsSelect = {
  approvalRequired: true,
  waitlistEnabled: true,
  waitlistMode: true,
  offerMinutes: true,
  capacity: true,
  doorMinutes: true,
} as const;

/** Every mail that the guests of an event can get from it, with its reminders among them. @throws not-found */
export async function listGuestMails(
  db: Queryable,
  { event, now }: { event: EventPool; now: Date },
): Promise<GuestMail[]> {
  const [terms, sessions, reminders] = await Promise.all([
    db.seatPool.findUnique({ where: { id: event.poolId }, select: termsSelect }),
    readSessionTerms(db, event.id),
    listReminders(db, { event, now }),
  ]);
  if (!terms) throw notFound("event");
  const mails = guestMailsUnder({ ...terms, sessions }).map(
    (mail): GuestMail => ({ ...mail, reminder: null }),
  );
  const reminded = reminders.map(
    (reminder): GuestMail => ({
      kind: "event.reminder",
      stage: "event",
      when: `${durationWords(reminder.minutesBefore)} before the start`,
      reminder,
    }),
  );
  const first = mails.findIndex(({ stage }) => stage === "event");
  return mails.toSpliced(first, 0, ...reminded);
}

async function readSessionTerms(db: Queryable, eventId: string) {
  const [terms] = await db.$queryRaw<{ isAny: boolean; isOffering: boolean; isReleasing: boolean }[]>`
    select count(*) > 0 as "isAny", coalesce(bool_or(p."waitlistEnabled" and p."waitlistMode" = 'offer'), false) as "isOffering",
      coalesce(bool_or(p."doorMinutes" is not null), false) as "isReleasing"
    from "SeatPool" p where p."eventId" = ${eventId}::uuid and p."sessionId" is not null and p.state <> 'cancelled'`;
  return terms?.isAny ? { isOffering: terms.isOffering, isReleasing: terms.isReleasing } : null;
}

const sampleSelect = {
  host: { select: { name: true } },
  id: true,
  hostId: true,
  title: true,
  slug: true,
  place: true,
  onlineUrl: true,
  placeHidden: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  allDay: true,
  status: true,
  pools: {
    where: ownPool,
    select: {
      waitlistLength: true,
      partyRule: true,
      passOversMax: true,
      waitlistMode: true,
      offerMinutes: true,
      cutoffMinutes: true,
      closesAt: true,
      startsAt: true,
    },
  },
} as const;

/** When a reminder is due; null for emails that something makes go out. */
function sentAt(
  kind: GuestMailKind,
  about: {
    event: Parameters<typeof remindsFrom>[0];
    session: { startsAt: Date } | null;
    minutesBefore: number;
  },
): Date | null {
  if (kind === "event.reminder") return dueAtOf(remindsFrom(about.event), about.minutesBefore);
  return kind === "session.reminder" && about.session
    ? dueAtOf(about.session.startsAt, MINUTES_BEFORE)
    : null;
}

/** The first session of the event. @throws not-found where it has none */
async function readSampleSession(db: Queryable, eventId: string) {
  const pool = await db.seatPool.findFirst({
    where: { eventId, sessionId: { not: null }, state: { not: "cancelled" } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: {
      startsAt: true,
      endsAt: true,
      session: { select: { id: true, title: true, room: { select: { name: true } } } },
    },
  });
  if (!pool?.session) throw notFound("session");
  const { startsAt, endsAt, session } = pool;
  const { id, title, room } = session;
  return { id, title, room: room?.name ?? null, startsAt, endsAt, isCancelled: false };
}

const SAMPLE_PERSON = { name: "Ana", email: "ana@example.com", isBanned: false };
const SAMPLE_POSITION = 3;

/**
 * An email as a guest called Ana would get it now; a reminder as it would be when it is due. Nothing is written, and its
 * links hold no secrets. @throws not-found
 */
export async function previewGuestMail(
  db: Queryable,
  asked: { event: EventPool; kind: GuestMailKind; minutesBefore?: number | undefined; now: Date },
): Promise<GuestMailPreview> {
  const { event, kind, minutesBefore = 0 } = asked;
  const row = await db.event.findUnique({ where: { id: event.id }, select: sampleSelect });
  if (!row) throw notFound("event");
  const { pools, placeHidden, host, ...plain } = row;
  const pool = poolIn({ pools });
  const known = { ...plain, hostName: host.name };
  const session = kind.startsWith("session.") ? await readSampleSession(db, event.id) : null;
  const now = sentAt(kind, { event: row, session, minutesBefore }) ?? asked.now;
  const { status, hasCalendarFile } = sampleOf(kind);
  const place = visiblePlace({ ...known, placeHidden }, { role: null, rsvpStatus: status });
  const facts = {
    rsvpId: row.id,
    status,
    statusAt: now,
    guests: 0,
    pool,
    isInCalendar: false,
    rsvpAt: now,
    askedAt: kind === "rsvp.registered" ? now : null,
    offerExpiresAt: status === "offered" ? offerEndsAt(pool, now) : null,
    position: status === "waitlisted" ? SAMPLE_POSITION : null,
    person: { id: row.id, ...SAMPLE_PERSON },
    event: { ...known, placeHidden, ...place },
    session,
  };
  const mail = await renderMail(guestMailContent(kind, { facts, minutesBefore, now }));
  return { ...mail, hasCalendarFile };
}
