import { EXAMPLE_PARAMS, type Example, event, rsvp, seats } from "./facts";
import { session } from "./sessions";

const { sessionId } = EXAMPLE_PARAMS;
const own = { ...rsvp, sessionId, guests: 0, seats: 1, specialRequirements: null, answers: {} };
const scheduled = {
  rsvpId: rsvp.id,
  sessionId,
  ...event,
  title: "Mixing your own inks",
  startsAt: "2026-12-04T18:30:00.000Z",
  endsAt: "2026-12-04T19:30:00.000Z",
  type: "Workshop",
  room: "Atelier 4",
  track: "Colour",
  speakers: [{ name: "Marta Silveira", photoUrl: null }],
  isCancelled: false,
  rsvpStatus: "confirmed",
  position: null,
  offerExpiresAt: null,
  guests: 0,
  clashesWith: [],
};

/** What people do with sessions, by the name of the procedure. */
export const SCHEDULE_EXAMPLES: Record<string, Example> = {
  "schedule.rsvp": {
    body: { swap: ["019aa3d2-1a10-7b41-8f02-5a6b7c8d9e02"] },
    answer: { rsvp: own, seats, created: true },
  },
  "schedule.cancel": { answer: { rsvp: { ...own, status: "cancelled", version: 2 }, seats } },
  "schedule.mine": { answer: { rsvp: own, seats } },
  "schedule.ofEvent": { answer: { items: [scheduled] } },
  "schedule.booked": { answer: { items: [session] } },
  "schedule.agenda": {
    answer: {
      sessions: 1,
      days: [{ day: "2026-12-04", sessions: 1 }],
      tracks: [{ name: "Colour", color: "violet" }],
      rooms: ["Atelier 4"],
      types: ["Workshop"],
    },
  },
  "schedule.next": {
    query: { limit: "20" },
    answer: {
      items: [
        {
          ...scheduled,
          event: {
            id: event.eventId,
            slug: "letterpress-evening-6f3f0c",
            title: "Letterpress evening",
            timeZone: "Europe/Berlin",
          },
        },
      ],
    },
  },
};
