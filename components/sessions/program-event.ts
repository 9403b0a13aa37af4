import type { EventDetails } from "@/server/domains/events/schema";
import type { SessionDetails } from "@/server/domains/sessions/schema";

/** What the sessions' buttons need of their event. */
export type ProgramEvent = Pick<
  EventDetails,
  "id" | "slug" | "title" | "status" | "effectiveVisibility" | "timeZone"
>;

/** What a session's button needs of it. */
export type BookableSession = Pick<
  SessionDetails,
  | ("id" | "title" | "startsAt" | "endsAt" | "type" | "room" | "track" | "speakers")
  | ("status" | "waitlistEnabled" | "guestsMax" | "seats")
>;

/** The session without what only its card shows, so that the page sends it to the browser once. */
export function bookable(session: SessionDetails): BookableSession {
  const { id, title, startsAt, endsAt, type, room, track, status, waitlistEnabled, seats, guestsMax } =
    session;
  const speakers = session.speakers.map(({ id, name, photoUrl }) => ({ id, name, photoUrl, bio: "" }));
  return {
    id,
    title,
    startsAt,
    endsAt,
    type,
    room,
    track,
    speakers,
    status,
    waitlistEnabled,
    guestsMax,
    seats,
  };
}

export const agendaPath = (event: Pick<ProgramEvent, "slug">) => `/events/${event.slug}/schedule`;
export const mySchedulePath = (event: Pick<ProgramEvent, "slug">, invite?: string) =>
  `/events/${event.slug}/my-schedule${invite ? `?invite=${encodeURIComponent(invite)}` : ""}`;

/** The id of a session's card in a page. */
export const cardId = (sessionId: string) => `session-${sessionId}`;
