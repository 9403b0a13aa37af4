import { formatTime } from "../../../lib/dates";
import type { Queryable } from "../../db/transaction";
import type { MailContent } from "../layout";
import { withPositions } from "../positions";
import type { SessionRsvpFacts } from "../rsvp-facts";
import {
  type GivenUp,
  givenUpSentences,
  type PositionedSession,
  schedulePath,
  sessionCancelledMail,
  sessionConfirmedMail,
  sessionDisplacedMail,
  sessionName,
  sessionPlace,
  sessionPromotedMail,
  sessionReleasedMail,
  sessionReminderMail,
  sessionRemovedMail,
  sessionRestoredMail,
  sessionSeatsOf,
  sessionTime,
  sessionWaitlistedMail,
} from "../session-mails";
import { kindAboutSessions } from "./about-rsvps";
import type { Kind, Notice, Subject } from "./kind";

type Words<Facts> = {
  /** What the notification centre says, before the names of session and event. */
  title: (facts: Facts, now: Date) => string;
  body?: (facts: Facts, now: Date) => string;
  notice: (facts: Facts, now: Date, subject: Subject) => Pick<Notice, "mail"> & Partial<Notice>;
};

/** A kind about a seat in a session, for as long as the RSVP stays in the state of its subject. */
export function sessionKind(words: Words<SessionRsvpFacts>): Kind {
  return kindAboutSessions(async (_db, facts) => facts, sessionNotice(words));
}

/**
 * Emails about sessions have no calendar file: a conference would send dozens, each to be taken back again. Sessions are in the
 * personal calendar.
 */
function sessionNotice<Facts extends SessionRsvpFacts>({ title, body, notice }: Words<Facts>) {
  return (about: Facts, subject: Subject, now: Date): Notice => ({
    eventId: about.event.id,
    brief: {
      title: `${title(about, now)}: ${sessionName(about)}`,
      body: body?.(about, now) ?? "",
      path: schedulePath(about),
    },
    staleBecause: staleBecause(about, subject, now),
    latestAt: null,
    ...notice(about, now, subject),
  });
}

function staleBecause(about: SessionRsvpFacts, subject: Subject, now: Date): string | null {
  const { statusAt } = about;
  const isOff = whyOff(about, now);
  if (isOff) return isOff;
  const isSame = subject.statusAt === undefined || statusAt.toISOString() === subject.statusAt;
  return isSame ? null : "The RSVP has changed since.";
}

function whyOff({ event, session, person }: SessionRsvpFacts, now: Date): string | null {
  if (person.isBanned) return "The person was banned.";
  if (event.status !== "published" || session.isCancelled) return "The session will not take place.";
  return session.endsAt <= now ? "The session is over." : null;
}

const mailed = <Facts extends SessionRsvpFacts>(
  template: (facts: Facts, now: Date) => MailContent,
): Words<Facts>["notice"] => {
  return (facts) => ({ mail: async (_to, now) => template(facts, now) });
};

/** The facts with what was given up for the seat at the moment that it was given. */
async function withGivenUp(
  db: Queryable,
  facts: SessionRsvpFacts[],
): Promise<(SessionRsvpFacts & GivenUp)[]> {
  const rows = await db.$queryRaw<{ rsvpId: string; title: string }[]>`
    select seat.id as "rsvpId", s.title
    from "Rsvp" seat
    join "SeatPool" p on p.id = seat."poolId"
    join "Rsvp" other on other."userId" = seat."userId" and other.id <> seat.id
    join "SeatPool" o on o.id = other."poolId" and o."eventId" = p."eventId"
    join "Session" s on s.id = o."sessionId"
    where seat.id = any(${facts.map(({ rsvpId }) => rsvpId)}::uuid[]) and seat.status = 'confirmed'
      and exists (
        select 1 from "RsvpLedger" l
        where l."rsvpId" = other.id and l.action = 'dropped' and l.at = seat."statusAt")
    order by o."startsAt", s.id`;
  return facts.map((one) => ({
    ...one,
    givenUp: rows.filter(({ rsvpId }) => rsvpId === one.rsvpId).map(({ title }) => title),
  }));
}

const seatsAndGivenUp = (facts: SessionRsvpFacts & GivenUp) =>
  [sessionSeatsOf(facts), ...givenUpSentences(facts)].join(" ");

const LIVE = ["confirmed", "offered", "waitlisted", "pending"];

/** Kinds about seats in sessions. */
export const sessionKinds = {
  "session.confirmed": kindAboutSessions(
    withGivenUp,
    sessionNotice({
      title: () => "Session booked",
      body: seatsAndGivenUp,
      notice: mailed(sessionConfirmedMail),
    }),
  ),
  "session.promoted": kindAboutSessions(
    withGivenUp,
    sessionNotice({
      title: () => "A seat opened up, you're in this session",
      body: seatsAndGivenUp,
      notice: mailed(sessionPromotedMail),
    }),
  ),
  "session.waitlisted": kindAboutSessions<PositionedSession>(
    withPositions,
    sessionNotice({
      title: (facts) => `You're ${sessionPlace(facts)}`,
      notice: mailed(sessionWaitlistedMail),
    }),
  ),
  "session.displaced": sessionKind({
    title: () => "You're back on a session's waitlist",
    body: () => "You're at the top of it: the next seat that fits is yours.",
    notice: mailed(sessionDisplacedMail),
  }),
  "session.removed": sessionKind({
    title: () => "You're no longer in this session",
    body: () => "Your RSVP to the event stays as it is.",
    notice: mailed(sessionRemovedMail),
  }),
  "session.released": sessionKind({
    title: () => "Your seat in this session was given away",
    body: () => "It has begun and you hadn't arrived. At the door they can tell you whether there is room.",
    notice: mailed(sessionReleasedMail),
  }),
  "session.reminder": sessionKind({
    title: ({ session, event }) => `Starts at ${formatTime(session.startsAt, event.timeZone)}`,
    body: (facts, now) => [sessionTime(facts, now), facts.session.room].filter(Boolean).join(" · "),
    notice: (facts, now, subject) => ({
      staleBecause: whyNotReminded(facts, now, subject),
      latestAt: facts.session.startsAt,
      mail: async (_to, at) => sessionReminderMail(facts, at),
    }),
  }),
  "session.cancelled": sessionKind({
    title: () => "Session cancelled",
    body: (facts, now) => sessionTime(facts, now),
    notice: (facts) => ({
      staleBecause: whyNotCancelled(facts),
      mail: async (_to, at) => sessionCancelledMail(facts, at),
    }),
  }),
  "session.restored": sessionKind({
    title: () => "Session on again",
    body: (facts, now) => sessionTime(facts, now),
    notice: (facts, now) => ({
      staleBecause: whyOff(facts, now) ?? (LIVE.includes(facts.status) ? null : "The person has left."),
      mail: async (_to, at) => sessionRestoredMail(facts, at),
    }),
  }),
} as const;

function whyNotReminded(facts: SessionRsvpFacts, now: Date, { startsAt }: Subject): string | null {
  const isOff = whyOff(facts, now);
  if (isOff) return isOff;
  if (facts.status !== "confirmed") return "The person has no seat any more.";
  if (facts.session.startsAt <= now) return "The session has begun.";
  return facts.session.startsAt.toISOString() === startsAt ? null : "The session was moved.";
}

/** A cancelled event is notified of as a whole. */
function whyNotCancelled({ status, session, event, person }: SessionRsvpFacts): string | null {
  if (person.isBanned) return "The person was banned.";
  if (!session.isCancelled) return "The session takes place.";
  if (event.status !== "published") return "The whole event will not take place.";
  return LIVE.includes(status) ? null : "The person had left before.";
}
