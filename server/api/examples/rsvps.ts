import { type Example, eventLine, person, rsvp, seats, summary, waiting } from "./facts";

export const rsvpEvent = { ...eventLine(), placeHidden: false, hostName: summary.host.name };
const desk = { person, passedOver: 0, priority: 0, source: "newsletter", barred: false };
const promoted = { ...waiting, status: "confirmed", position: null, version: 2 };
const offered = { ...waiting, status: "offered", offerExpiresAt: "2026-11-22T09:30:00.000Z", position: null };

/** What people do with their own RSVPs, and the lists of a host, by the name of the procedure. */
export const RSVP_EXAMPLES: Record<string, Example> = {
  "rsvps.rsvp": {
    body: {
      guests: 1,
      specialRequirements: rsvp.specialRequirements,
      answers: rsvp.answers,
      source: "newsletter",
    },
    answer: { rsvp, seats, created: true },
  },
  "rsvps.edit": {
    body: { guests: 0, expectedVersion: 1 },
    answer: {
      rsvp: { ...rsvp, guests: 0, seats: 1, version: 2 },
      seats: { ...seats, confirmedSeats: 37, seatsLeft: 3, version: 58 },
    },
  },
  "rsvps.withdraw": {
    answer: {
      rsvp: { ...rsvp, status: "cancelled", version: 2 },
      seats: { ...seats, confirmedSeats: 36, seatsLeft: 4, version: 58 },
    },
  },
  "rsvps.mine": { answer: { rsvp, seats } },
  "rsvps.list": {
    query: { status: "confirmed", limit: "50" },
    answer: { items: [{ ...rsvp, ...desk }], nextCursor: null },
  },
  "rsvps.participants": { answer: { items: [{ ...rsvp, ...desk }], nextCursor: null } },
  "rsvps.waitlist": {
    answer: {
      length: 1,
      partyRule: "skip",
      passOversMax: 3,
      items: [{ ...waiting, ...desk, passedOver: 1 }],
      nextCursor: null,
    },
  },
  "rsvps.position": { answer: { position: 1, queueLength: 1 } },
  "rsvps.ledger": {
    answer: {
      items: [
        {
          at: rsvp.rsvpAt,
          action: "waitlisted",
          seats: 3,
          reason: "Every seat was taken, so you joined the waitlist.",
        },
      ],
    },
  },
  "rsvps.listMine": {
    answer: {
      items: [{ rsvp: promoted, event: rsvpEvent }],
      nextCursor: null,
    },
  },
  "rsvps.accept": {
    answer: { rsvp: { ...offered, status: "confirmed", version: 3 }, seats: { ...seats, version: 63 } },
  },
  "rsvps.refuse": {
    answer: { rsvp: { ...offered, status: "cancelled", version: 3 }, seats: { ...seats, version: 63 } },
  },
};
