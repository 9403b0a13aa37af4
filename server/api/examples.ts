/** What the documentation shows of one procedure. A test holds each against the procedure's own schemas. */
export type Example = {
  /** The body, where the method has one. */
  body?: Record<string, unknown>;
  query?: Record<string, string>;
  answer: Record<string, unknown>;
};

/** Values of path params, the same in every example. */
export const EXAMPLE_PARAMS: Record<string, string> = {
  eventId: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01",
  rsvpId: "019aa3b4-1f80-7c55-8e10-2b9d4f7a3c02",
  tokenId: "019aa3b6-7d20-7b12-a5f4-91c3e8d05b03",
  email: "cohost@turnout.test",
};

const hostId = "019aa3a0-0000-7000-8000-000000000001";
const guestId = "019aa3a0-0000-7000-8000-000000000004";
const event = { eventId: EXAMPLE_PARAMS.eventId };

const seats = {
  capacity: 40,
  confirmedSeats: 38,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  seatsLeft: 2,
  version: 57,
};
const fullSeats = {
  ...seats,
  confirmedSeats: 40,
  waitlistedSeats: 3,
  waitlistLength: 1,
  seatsLeft: 0,
  version: 61,
};

const rsvp = {
  id: EXAMPLE_PARAMS.rsvpId,
  ...event,
  sessionId: null,
  status: "confirmed",
  guests: 1,
  seats: 2,
  position: null,
  offerExpiresAt: null,
  rsvpAt: "2026-11-21T09:30:00.000Z",
  version: 1,
  checkedInAt: null,
  checkedInSeats: 0,
  specialRequirements: "One of us uses a wheelchair",
};
const waiting = {
  ...rsvp,
  status: "waitlisted",
  guests: 2,
  seats: 3,
  position: 1,
  specialRequirements: null,
};
const person = { id: guestId, name: "Ana Ferreira", email: "ana@turnout.test", imageUrl: null };

const plan = {
  title: "Letterpress evening",
  description: "Set a line, pull a print, take it home.",
  place: "Atelier 4, Ritterstraße 12, Berlin",
  startsAt: "2026-12-04T18:00:00.000Z",
  endsAt: "2026-12-04T21:00:00.000Z",
  timeZone: "Europe/Berlin",
  capacity: 40,
  guestsMax: 3,
};
const { description, ...shortPlan } = plan;
const summary = {
  id: EXAMPLE_PARAMS.eventId,
  slug: "letterpress-evening-6f3f0c",
  ...shortPlan,
  coverUrl: null,
  onlineUrl: null,
  status: "published",
  visibility: "public",
  rsvpClosesAt: null,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  partyRule: "skip",
  passOversMax: 3,
  host: { id: hostId, name: "Marta Silveira", imageUrl: null },
  seats,
  version: 3,
};
const full = { ...summary, description, viewerRole: null };
const hosted = { ...full, viewerRole: "host", inviteToken: "Zk3vQ8cX1mJpT0aYw5Rr7g" };
const noSeats = { ...seats, confirmedSeats: 0, seatsLeft: 40, version: 1 };
const draft = { ...hosted, status: "draft", seats: noSeats, version: 1 };

const staff = { items: [{ email: "cohost@turnout.test", role: "cohost" }] };
const token = {
  id: EXAMPLE_PARAMS.tokenId,
  name: "Door printer",
  createdAt: "2026-11-21T09:00:00.000Z",
  lastUsedAt: null,
  expiresAt: "2027-11-21T00:00:00.000Z",
};
const none = { people: 0, seats: 0 };
const promoted = { ...waiting, status: "confirmed", position: null, version: 2 };

/** By the name of the procedure. */
export const EXAMPLES: Record<string, Example> = {
  "accounts.signUp": {
    body: { email: "ana@turnout.test", name: "Ana Ferreira", password: "a long pass phrase" },
    answer: { email: "ana@turnout.test" },
  },
  "accounts.me": {
    answer: { ...person, emailVerified: true, timeZone: "Europe/Lisbon", role: "user", hasPassword: true },
  },
  "accounts.tokens.list": { answer: { items: [token], nextCursor: null } },
  "accounts.tokens.create": {
    body: { name: token.name, expiresAt: token.expiresAt },
    answer: { ...token, token: "tt_TnW3rJm0yJvYk2b8QeXo5uHs1cFd7gLa9iKp4zRt6wE" },
  },
  "accounts.tokens.revoke": { answer: { done: true } },

  "events.list": {
    query: { q: "letterpress", from: "2026-12-01T00:00:00Z", limit: "10" },
    answer: { items: [summary], nextCursor: null },
  },
  "events.hosted": {
    query: { when: "upcoming" },
    answer: { items: [{ ...summary, viewerRole: "host" }], nextCursor: null },
  },
  "events.get": { answer: full },
  "events.create": { body: plan, answer: draft },
  "events.edit": {
    body: { capacity: 50, expectedVersion: 3 },
    answer: { ...hosted, capacity: 50, version: 4 },
  },
  "events.publish": { answer: { ...hosted, seats: noSeats, version: 2 } },
  "events.cancel": { answer: { ...hosted, status: "cancelled", version: 4 } },
  "events.duplicate": { body: { startsAt: "2026-12-11T18:00:00.000Z" }, answer: draft },
  "events.deleteDraft": { answer: { id: EXAMPLE_PARAMS.eventId } },
  "events.staff.list": { answer: staff },
  "events.staff.add": { body: { email: "cohost@turnout.test", role: "cohost" }, answer: staff },
  "events.staff.remove": { answer: { items: [] } },

  "rsvps.rsvp": {
    body: { guests: 1, specialRequirements: rsvp.specialRequirements },
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
    answer: { items: [{ ...rsvp, person, passedOver: 0 }], nextCursor: null },
  },
  "rsvps.participants": { answer: { items: [{ ...rsvp, person, passedOver: 0 }], nextCursor: null } },
  "rsvps.waitlist": {
    answer: {
      length: 1,
      partyRule: "skip",
      passOversMax: 3,
      items: [{ ...waiting, person, passedOver: 1 }],
      nextCursor: null,
    },
  },
  "rsvps.promote": {
    body: { count: 1 },
    answer: { results: [{ id: rsvp.id, outcome: "done" }], seats: { ...fullSeats, version: 62 } },
  },
  "rsvps.decline": { answer: { rsvp: { ...rsvp, status: "declined", version: 2 }, seats } },
  "rsvps.declineMany": {
    body: { rsvpIds: [rsvp.id, EXAMPLE_PARAMS.tokenId] },
    answer: {
      results: [
        { id: rsvp.id, outcome: "done" },
        { id: EXAMPLE_PARAMS.tokenId, outcome: "refused", reason: "rsvp.not-found" },
      ],
      seats,
    },
  },
  "rsvps.restore": { answer: { rsvp: { ...rsvp, version: 3 }, seats } },
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
      items: [{ rsvp: promoted, event: { ...eventLine(), hostName: summary.host.name } }],
      nextCursor: null,
    },
  },

  "analytics.rsvpsOverTime": {
    answer: {
      timeZone: "Europe/Berlin",
      statuses: {
        confirmed: { people: 21, seats: 38 },
        waitlisted: none,
        offered: none,
        cancelled: { people: 2, seats: 3 },
        declined: none,
      },
      totals: { rsvps: 23, cancellations: 2, declines: 0, promotions: 1 },
      step: "day",
      points: [
        {
          from: "2026-11-21T00:00",
          rsvps: 23,
          cancellations: 2,
          declines: 0,
          promotions: 1,
          seatsTaken: 38,
        },
      ],
    },
  },
};

function eventLine() {
  const { id, slug, title, coverUrl, place, startsAt, endsAt, timeZone, status } = summary;
  return { id, slug, title, coverUrl, place, startsAt, endsAt, timeZone, status };
}
