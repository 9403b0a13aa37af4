import { EXAMPLE_PARAMS, type Example, rsvp, seats, summary } from "./facts";

const code = "AcKbAZqjslwAejGdQm8_DG4aAQGao7QfgHxVjhArnU96PAJ4cV0nE2m0oYl7uQd3kRZ5sTb1XvWf";
const shortCode = "7KAB4QXM";
const atDoor = { specialRequirements: null, answers: {} };
const arrived = {
  outcome: "arrived",
  rsvp: { ...rsvp, ...atDoor, checkedInAt: "2026-12-04T17:48:10.000Z", checkedInSeats: 1 },
  person: { name: "Ana Ferreira", party: 2 },
  arrivedSeats: 1,
  arrivedMembers: [0],
  seats: 2,
  firstAt: "2026-12-04T17:48:10.000Z",
  by: "Dora Lind",
  clockSkewMinutes: 0,
  replayed: false,
};
const { firstAt: _, by: __, ...gone } = arrived;
const guest = {
  rsvpId: EXAMPLE_PARAMS.rsvpId,
  status: "confirmed",
  partySize: 2,
  arrived: [0],
  onSiteAt: null,
  codeHash: "n4bQgYhMfWWaL-qgxVrQFa",
  shortCode,
  olderCodes: [],
  name: "Ana Ferreira",
  session: null,
};
const { id, title, startsAt, endsAt, timeZone } = summary;

/** By the name of the procedure. */
export const CHECK_IN_EXAMPLES: Record<string, Example> = {
  "checkIn.ticket": { answer: { code, shortCode } },
  "checkIn.ticketPicture": {
    answer: { name: "ticket.svg", text: '<svg xmlns="http://www.w3.org/2000/svg">…</svg>' },
  },
  "checkIn.scan": {
    body: { code, members: [0], nonce: "b8f0c1d2e3a44c5f", scannedAt: "2026-12-04T17:48:10.000Z" },
    answer: arrived,
  },
  "checkIn.undo": {
    body: { rsvpId: EXAMPLE_PARAMS.rsvpId, members: [0], nonce: "c9a1d2e3f4b55d6a" },
    answer: { ...gone, outcome: "undone", rsvp: { ...rsvp, ...atDoor }, arrivedSeats: 0, arrivedMembers: [] },
  },
  "checkIn.batch": {
    body: {
      scans: [{ kind: "arrive", rsvpId: EXAMPLE_PARAMS.rsvpId, members: [0], nonce: "b8f0c1d2e3a44c5f" }],
      sentAt: "2026-12-04T18:02:00.000Z",
    },
    answer: {
      results: [
        { nonce: "b8f0c1d2e3a44c5f", outcome: "already", answer: { ...arrived, outcome: "already" } },
      ],
      serverNow: "2026-12-04T18:02:00.000Z",
    },
  },
  "checkIn.list": {
    query: { limit: "200" },
    answer: {
      items: [guest],
      nextCursor: null,
      serverNow: "2026-12-04T17:40:00.000Z",
      event: { id, title, startsAt, endsAt, timeZone },
      opensAt: null,
      closesAt: "2026-12-05T09:00:00.000Z",
    },
  },
  "checkIn.counts": {
    answer: {
      expected: 38,
      arrived: 12,
      waitingAtDoor: 1,
      walkIns: 2,
      sessions: [],
      lastHour: [{ at: "2026-12-04T17:48:00.000Z", arrived: 3 }],
      serverNow: "2026-12-04T17:48:30.000Z",
    },
  },
  "checkIn.walkIn": {
    body: { name: "Wim Aalst", guests: 0, nonce: "d0b2e3f4a5c66e7b" },
    answer: {
      ...arrived,
      rsvp: { ...arrived.rsvp, guests: 0, seats: 1 },
      person: { name: "Wim Aalst", party: 1 },
      seats: 1,
    },
  },
  "checkIn.serveDoor": { body: {}, answer: { served: 1, seats } },
  "analytics.arrivals": {
    answer: {
      minutes: 5,
      points: [{ at: "2026-12-04T17:45:00.000Z", arrived: 12, total: 12 }],
      arrivedSeats: 12,
      noShows: null,
    },
  },
  "checkIn.search": { query: { q: "ana" }, answer: { items: [guest] } },
};
