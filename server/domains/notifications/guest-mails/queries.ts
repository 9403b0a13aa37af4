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
import { guestMailsUnder, sampleOf } from "./policy";
import type { GuestMail, GuestMailKind, GuestMailPreview } from "./schema";

type EventPool = { id: string; poolId: string };

const termsSelect = {
  approvalRequired: true,
  waitlistEnabled: true,
  waitlistMode: true,
  offerMinutes: true,
  capacity: true,
} as const;

/** Every mail that the guests of an event can get from it, with its reminders among them. @throws not-found */
export async function listGuestMails(
  db: Queryable,
  { event, now }: { event: EventPool; now: Date },
): Promise<GuestMail[]> {
  const [terms, reminders] = await Promise.all([
    db.seatPool.findUnique({ where: { id: event.poolId }, select: termsSelect }),
    listReminders(db, { event, now }),
  ]);
  if (!terms) throw notFound("event");
  const mails = guestMailsUnder(terms).map((mail): GuestMail => ({ ...mail, reminder: null }));
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
  const now = kind === "event.reminder" ? dueAtOf(remindsFrom(row), minutesBefore) : asked.now;
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
  };
  const mail = await renderMail(guestMailContent(kind, { facts, minutesBefore, now }));
  return { ...mail, hasCalendarFile };
}
