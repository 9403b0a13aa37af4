import type { Cast } from "../cast";
import { newId } from "../factories";

type SessionRow = { access: "event-viewer" | "event-cohost"; input: (cast: Cast) => object };

const ofEvent = ({ event }: Cast) => ({ eventId: event.id });
const ofSession = ({ sessionId }: Cast) => ({ sessionId });
const named = (cast: Cast) => ({ ...ofEvent(cast), name: "A new one" });
const ofFile = (cast: Cast) => ({
  ...ofEvent(cast),
  text: "title,start,end\nImported,2027-03-01 10:00,2027-03-01 11:00",
});
const roomId = newId();
const times = { startsAt: "2027-03-01T10:00:00Z", endsAt: "2027-03-01T11:00:00Z" };

/** Sessions of an event, with its rooms, tracks and speakers. */
export const SESSION_ROWS: Record<string, SessionRow> = {
  "sessions.list": { access: "event-viewer", input: ofEvent },
  "sessions.create": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), title: "A session", room: "Hall", ...times }),
  },
  "sessions.get": { access: "event-viewer", input: ofSession },
  "sessions.edit": { access: "event-cohost", input: (cast) => ({ ...ofSession(cast), title: "Edited" }) },
  "sessions.remove": { access: "event-cohost", input: ofSession },
  "sessions.restore": { access: "event-cohost", input: ofSession },
  "sessions.seats": {
    access: "event-viewer",
    input: (cast) => ({ ...ofEvent(cast), sessionIds: cast.sessionId }),
  },
  "sessions.outline": { access: "event-viewer", input: ofEvent },
  "sessions.file": { access: "event-cohost", input: ofEvent },
  "sessions.import.preview": { access: "event-cohost", input: ofFile },
  "sessions.import.run": { access: "event-cohost", input: ofFile },
  "sessions.warnings": { access: "event-cohost", input: ofEvent },
  "sessions.rooms.list": { access: "event-viewer", input: ofEvent },
  "sessions.rooms.create": { access: "event-cohost", input: named },
  "sessions.rooms.edit": { access: "event-cohost", input: (cast) => ({ ...named(cast), roomId }) },
  "sessions.rooms.remove": { access: "event-cohost", input: (cast) => ({ ...ofEvent(cast), roomId }) },
  "sessions.tracks.list": { access: "event-viewer", input: ofEvent },
  "sessions.tracks.create": { access: "event-cohost", input: named },
  "sessions.tracks.edit": { access: "event-cohost", input: (cast) => ({ ...named(cast), trackId: roomId }) },
  "sessions.tracks.remove": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), trackId: roomId }),
  },
  "sessions.speakers.list": { access: "event-viewer", input: ofEvent },
  "sessions.speakers.create": { access: "event-cohost", input: named },
  "sessions.speakers.edit": {
    access: "event-cohost",
    input: (cast) => ({ ...named(cast), speakerId: roomId }),
  },
  "sessions.speakers.remove": {
    access: "event-cohost",
    input: (cast) => ({ ...ofEvent(cast), speakerId: roomId }),
  },
};
