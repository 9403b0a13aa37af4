import type { Cast } from "../cast";

type SessionRow = { access: "event-viewer" | "event-cohost"; input: (cast: Cast) => object };

const ofEvent = ({ event }: Cast) => ({ eventId: event.id });
const times = { startsAt: "2027-03-01T10:00:00Z", endsAt: "2027-03-01T11:00:00Z" };

/** Sessions of an event, with its rooms, tracks and speakers. */
export const SESSION_ROWS: Record<string, SessionRow> = {
  "sessions.list": { access: "event-viewer", input: ofEvent },
  "sessions.create": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), title: "A session", room: "Hall", ...times }),
  },
};
