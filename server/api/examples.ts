import { OUTREACH_EXAMPLES, OUTREACH_PARAMS } from "./examples/outreach";
import { WEBHOOK_EXAMPLES, WEBHOOK_PARAMS } from "./examples/webhooks";

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
  ...OUTREACH_PARAMS,
  ...WEBHOOK_PARAMS,
  chart: "sources",
  token: "AZqjpAAAcACAAAAAAAAABLQm0b4cXm1f2pT8yq3nR0sVh6kJzD5gWc9uEoLxA7tB",
};

const seriesId = "019aa3b9-8a10-7f3c-b2d7-4c6e8f0a1b06";
const nextDateId = "019aa3b9-8a2c-7e11-8f5a-9d0b2c4e6a07";
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
  placeHidden: false,
  status: "published",
  visibility: "public",
  guestList: "confirmed",
  rsvpOpensAt: null,
  rsvpClosesAt: null,
  approvalRequired: false,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  offerMinutes: 1440,
  cutoffMinutes: 0,
  partyRule: "skip",
  passOversMax: 3,
  host: { id: hostId, name: "Marta Silveira", imageUrl: null },
  seats,
  version: 3,
};
const question = {
  id: "019aa3b8-2f40-7d08-9c61-5e7a1b3d9f05",
  kind: "choice",
  label: "Have you set type before?",
  required: true,
  options: ["Never", "Once or twice", "Often"],
};
const full = { ...summary, description, questions: [question], seriesId: null, viewerRole: null };
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
  "events.guests": {
    query: { limit: "12" },
    answer: {
      ...{ audience: "everyone", visible: true, people: 21, nextCursor: null },
      items: [{ name: "Ana F.", imageUrl: null, guests: 1 }],
    },
  },
  "events.create": {
    body: { ...plan, questions: [question], waitlistMode: "offer", offerMinutes: 720 },
    answer: { ...draft, waitlistMode: "offer", offerMinutes: 720 },
  },
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

  "calendar.event": {
    answer: { name: "letterpress-evening-ab3kq7xz.ics", text: "BEGIN:VCALENDAR\r\n…END:VCALENDAR\r\n" },
  },
  "calendar.feed": { answer: { name: "turnout.ics", text: "BEGIN:VCALENDAR\r\n…END:VCALENDAR\r\n" } },
  "analytics.rsvpsOverTime": {
    answer: {
      timeZone: "Europe/Berlin",
      statuses: {
        confirmed: { people: 21, seats: 38 },
        waitlisted: none,
        offered: none,
        cancelled: { people: 2, seats: 3 },
        declined: none,
        pending: none,
      },
      totals: { rsvps: 23, cancellations: 2, declines: 0, promotions: 1, offers: 0 },
      step: "day",
      points: [
        {
          from: "2026-11-21T00:00",
          at: "2026-11-20T23:00:00.000Z",
          rsvps: 23,
          cancellations: 2,
          declines: 0,
          promotions: 1,
          offers: 0,
          seatsTaken: 38,
          waitlistLength: 0,
          capacity: 40,
        },
      ],
    },
  },
  "analytics.report": { answer: report() },
  "analytics.chartFile": {
    answer: {
      name: `${summary.slug}-sources.csv`,
      text: "\ufeffSource,Visitors,RSVPs,Have a seat\r\nnewsletter,84,19,17\r\n",
    },
  },
  "analytics.view": { body: { source: "newsletter" }, answer: { counted: true } },

  ...OUTREACH_EXAMPLES,
  ...WEBHOOK_EXAMPLES,

  "series.get": {
    answer: {
      series: { id: seriesId, frequency: "weekly" },
      items: [{ ...seriesDate(), seats, viewerRole: null }],
    },
  },
  "series.repeat": {
    body: { frequency: "monthly", monthlyBy: "weekday", until: "2027-02-28", publish: true },
    answer: {
      seriesId,
      results: [{ id: nextDateId, startsAt: "2027-01-01T18:00:00.000Z", outcome: "done" }],
      skipped: [{ on: "2027-02", reason: "no-such-day" }],
    },
  },
  "series.applyToFollowing": {
    body: { parts: ["title", "seats"] },
    answer: {
      results: [
        {
          id: nextDateId,
          startsAt: "2026-12-11T18:00:00.000Z",
          outcome: "refused",
          reason: "capacity.below-taken",
        },
      ],
    },
  },
  "series.cancelFollowing": {
    body: { includeThis: true },
    answer: { results: [{ id: nextDateId, startsAt: "2026-12-11T18:00:00.000Z", outcome: "done" }] },
  },
};

function eventLine() {
  const { id, slug, title, coverUrl, place, startsAt, endsAt, timeZone, status } = summary;
  return { id, slug, title, coverUrl, place, startsAt, endsAt, timeZone, status };
}

function seriesDate() {
  const { id, slug, title, startsAt, endsAt, timeZone, status } = summary;
  return { id, slug, title, startsAt, endsAt, timeZone, status };
}

function report() {
  const noLead = ["late", "day", "three-days", "four-weeks", "earlier"];
  return {
    timeZone: plan.timeZone,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    funnel: { visitors: 131, answered: 23, seated: 23, confirmed: 21, arrived: null },
    viewsByDay: [{ day: "2026-11-21", visitors: 131 }],
    capacity: { capacity: 40, seatsTaken: 38, seatsTakenMax: 40, firstFullAt: "2026-11-22T10:15:00.000Z" },
    sources: [{ source: "newsletter", visitors: 84, rsvps: 19, confirmed: 17 }],
    parties: [
      { size: 1, confirmed: 8, waitlisted: 0 },
      { size: 2, confirmed: 15, waitlisted: 0 },
    ],
    cancellations: {
      ...{ parties: 2, seats: 3, hoursBeforeMedian: 96.5 },
      byLead: [
        { lead: "week", parties: 2, seats: 3 },
        ...noLead.map((lead) => ({ lead, parties: 0, seats: 0 })),
      ],
    },
    arrivals: null,
    people: {
      timeZones: [
        { timeZone: "Europe/Berlin", people: 18 },
        { timeZone: "other", people: 3 },
      ],
      returning: { people: 6, of: 21 },
    },
    waitlist: {
      ...{ joined: 2, promoted: 1, offered: 0, accepted: 0, refused: 0, expired: 0, left: 1, waiting: 0 },
      ...{ waitMinutesMedian: 190, passOvers: 1, partiesPassedOver: 1 },
    },
  };
}
