import { clashesAmong } from "@/server/domains/schedule/policy";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import type { RsvpStatus } from "@/server/seats/facts";
import type { BookableSession } from "./program-event";

type Answer = {
  id: string;
  eventId: string;
  status: RsvpStatus;
  guests: number;
  position: number | null;
  offerExpiresAt: string | null;
};

/** The person's sessions after an answer of the server about one of them, in order, with their clashes. */
export function withAnswer(
  items: readonly ScheduleItem[],
  session: BookableSession,
  { id: rsvpId, eventId, status, guests, position, offerExpiresAt }: Answer,
): ScheduleItem[] {
  const others = items.filter(({ sessionId }) => sessionId !== session.id);
  if (status === "cancelled" || status === "declined") return withClashes(others);
  const { id: sessionId, title, startsAt, endsAt, type, room, track, speakers } = session;
  const own = {
    ...{
      rsvpId,
      sessionId,
      eventId,
      title,
      startsAt,
      endsAt,
      type,
      room,
      track,
      guests,
      position,
      offerExpiresAt,
    },
    speakers: speakers.map(({ name, photoUrl }) => ({ name, photoUrl })),
    isCancelled: session.status === "cancelled",
    rsvpStatus: status,
    clashesWith: [],
  };
  return withClashes([...others, own]);
}

/** The person's sessions without these. */
export function withoutSessions(items: readonly ScheduleItem[], given: readonly string[]): ScheduleItem[] {
  return withClashes(items.filter(({ sessionId }) => !given.includes(sessionId)));
}

function withClashes(items: readonly ScheduleItem[]): ScheduleItem[] {
  const isSeat = ({ rsvpStatus, isCancelled }: ScheduleItem) =>
    !isCancelled && (rsvpStatus === "confirmed" || rsvpStatus === "offered");
  const clashes = clashesAmong(items.filter(isSeat));
  return items
    .map((item) => ({ ...item, clashesWith: clashes.get(item.sessionId) ?? [] }))
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

/** The person's own seats at the time of a session, without itself. One that ends when it begins does not clash. */
export function seatsAtTimeOf(
  { id, startsAt, endsAt }: Pick<BookableSession, "id" | "startsAt" | "endsAt">,
  mine: readonly ScheduleItem[],
): ScheduleItem[] {
  return mine.filter(
    (item) =>
      item.sessionId !== id &&
      !item.isCancelled &&
      (item.rsvpStatus === "confirmed" || item.rsvpStatus === "offered") &&
      Date.parse(item.startsAt) < Date.parse(endsAt) &&
      Date.parse(startsAt) < Date.parse(item.endsAt),
  );
}
