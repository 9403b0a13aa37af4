import { textForStrangers } from "../../lib/text-for-strangers";
import type { Queryable } from "../db/transaction";
import { visiblePlace } from "../domains/events/place.policy";
import type { RsvpStatus } from "../seats/facts";

/** The session that a seat is in. */
export type SessionFacts = {
  id: string;
  title: string;
  /** The name of its room. */
  room: string | null;
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
};

/** What emails about an RSVP need, as it is now. */
export type RsvpMailFacts = {
  rsvpId: string;
  status: RsvpStatus;
  statusAt: Date;
  offerExpiresAt: Date | null;
  guests: number;
  /** Set while another person's registration of them is unanswered. */
  askedAt: Date | null;
  /** When the person first answered. */
  rsvpAt: Date;
  /** Whether an email has put the event into the person's calendar, and none has removed it. */
  isInCalendar: boolean;
  pool: {
    waitlistLength: number;
    partyRule: "skip" | "strict";
    passOversMax: number;
    waitlistMode: "automatic" | "offer";
    offerMinutes: number;
    cutoffMinutes: number;
  };
  person: { id: string; name: string; email: string; isBanned: boolean };
  event: {
    id: string;
    hostId: string;
    hostName: string;
    title: string;
    slug: string;
    place: string | null;
    onlineUrl: string | null;
    /** Whether both are shown to guests with a seat only. */
    placeHidden: boolean;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    allDay: boolean;
    status: "draft" | "published" | "cancelled";
  };
  /** Null for an RSVP to the event itself. */
  session: SessionFacts | null;
};

/** The facts of an RSVP to a session. */
export type SessionRsvpFacts = RsvpMailFacts & { session: SessionFacts };

/** Whether it is an RSVP to a session. Nothing about one may read as if it were about the seat at the event. */
export function isInSession(facts: RsvpMailFacts): facts is SessionRsvpFacts {
  return facts.session !== null;
}

const select = {
  id: true,
  status: true,
  statusAt: true,
  offerExpiresAt: true,
  guests: true,
  rsvpAt: true,
  mailedEntry: { select: { isIn: true } },
  askedAt: true,
  user: { select: { id: true, name: true, email: true, bannedAt: true } },
  pool: {
    select: {
      waitlistLength: true,
      partyRule: true,
      passOversMax: true,
      waitlistMode: true,
      offerMinutes: true,
      cutoffMinutes: true,
      startsAt: true,
      endsAt: true,
      session: { select: { id: true, title: true, cancelledAt: true, room: { select: { name: true } } } },
      event: {
        select: {
          id: true,
          hostId: true,
          host: { select: { name: true } },
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
        },
      },
    },
  },
} as const;

/** Whether the person's calendar holds a stale entry. */
export function isOwedRemoval(facts: Pick<RsvpMailFacts, "isInCalendar" | "status" | "event">): boolean {
  return facts.isInCalendar && (facts.status !== "confirmed" || facts.event.status === "cancelled");
}

/** By RSVP id. */
export async function readRsvpMailFacts(
  db: Queryable,
  rsvpIds: string[],
): Promise<Map<string, RsvpMailFacts>> {
  const rows = await db.rsvp.findMany({ where: { id: { in: rsvpIds } }, select });
  const facts = rows.map(({ id: rsvpId, user, pool, mailedEntry, ...row }): RsvpMailFacts => {
    const { event: told, session: part, startsAt, endsAt, ...rules } = pool;
    const { host, ...known } = told;
    const shown = {
      ...known,
      hostName: host.name,
      ...visiblePlace(told, { role: null, rsvpStatus: row.status }),
    };
    const event = row.askedAt ? eventForStrangers(shown) : shown;
    const { bannedAt, ...person } = user;
    const who = { ...person, isBanned: bannedAt !== null };
    const isInCalendar = mailedEntry?.isIn ?? false;
    const title = part && (row.askedAt ? textForStrangers(part.title) : part.title);
    const session = part && {
      id: part.id,
      title: title ?? "",
      room: part.room?.name ?? null,
      startsAt,
      endsAt,
      isCancelled: part.cancelledAt !== null,
    };
    return { rsvpId, ...row, isInCalendar, pool: rules, person: who, event, session };
  });
  return new Map(facts.map((one) => [one.rsvpId, one]));
}

/** The event for a person who has not answered: only as much of the host's own words as it takes to recognise it. */
function eventForStrangers(event: RsvpMailFacts["event"]): RsvpMailFacts["event"] {
  const { title, hostName, place } = event;
  return {
    ...event,
    title: textForStrangers(title),
    hostName: textForStrangers(hostName, 60),
    place: place && textForStrangers(place),
    onlineUrl: null,
  };
}
