import type { EventFacts } from "./entries.policy";

/** The event of a session, with the place as far as the reader may see it. */
export type SessionEvent = Omit<EventFacts, "page">;

export type SessionCalendarFacts = {
  id: string;
  title: string;
  description: string;
  room: string | null;
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
  /** It grows with each change that the entry shows. */
  sequence: number;
  updatedAt: Date;
};

/**
 * A session as a calendar shows it: an entry of its own, with the id of the session, in its room. It has hours, also where its
 * event has days. Its sequence number is a sum of numbers that only grow, so it grows with a change of session or event.
 */
export function asEntryFacts(session: SessionCalendarFacts, event: SessionEvent): EventFacts {
  const { id, title, startsAt, endsAt, room, isCancelled } = session;
  return {
    ...event,
    id,
    title,
    startsAt,
    endsAt,
    allDay: false,
    page: "my-schedule",
    description: [`Part of ${event.title}.`, session.description].filter(Boolean).join("\n\n"),
    place: room ?? event.place,
    status: isCancelled ? "cancelled" : event.status,
    version: event.version + session.sequence,
    updatedAt: new Date(Math.max(session.updatedAt.getTime(), event.updatedAt.getTime())),
  };
}
