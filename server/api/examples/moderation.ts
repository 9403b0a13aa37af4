import {
  EXAMPLE_PARAMS,
  type Example,
  fullSeats,
  guestId,
  person,
  question,
  rsvp,
  seats,
  waiting,
} from "./facts";
import { rsvpEvent } from "./rsvps";

const otherId = EXAMPLE_PARAMS.tokenId;
const declined = { rsvp: { ...rsvp, status: "declined", version: 2 }, seats };
const cancelled = { rsvp: { ...rsvp, status: "cancelled", version: 2 }, seats };
const twoIds = { rsvpIds: [rsvp.id, otherId] };
const twoResults = {
  results: [
    { id: rsvp.id, outcome: "done" },
    { id: otherId, outcome: "refused", reason: "rsvp.not-found" },
  ],
  seats,
};
const link = {
  id: EXAMPLE_PARAMS.linkId,
  label: "Choir of St. Anne",
  leaderName: person.name,
  token: EXAMPLE_PARAMS.token,
  seats: 8,
  unclaimedSeats: 6,
  expiresAt: "2026-11-28T18:00:00.000Z",
  isOpen: true,
  members: [{ rsvpId: rsvp.id, name: person.name, seats: 2, status: "confirmed" }],
};

/** What hosts do with RSVPs and claim links, by the name of the procedure. */
const { heldForWaitlist: _, ...seatCounts } = seats;

export const MODERATION_EXAMPLES: Record<string, Example> = {
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

  "rsvps.seat": { answer: { rsvp: { ...rsvp, version: 2 }, seats } },
  "rsvps.approve": { answer: { rsvp: { ...rsvp, version: 2 }, seats } },
  "rsvps.approveMany": { body: twoIds, answer: twoResults },
  "rsvps.remove": { answer: cancelled },
  "rsvps.removeMany": { body: twoIds, answer: twoResults },
  "rsvps.bar": { answer: declined },
  "rsvps.unbar": { answer: declined },
  "rsvps.prioritize": { body: { priority: 10 }, answer: { rsvp: waiting, seats: fullSeats } },
  "rsvps.registerGroup": {
    body: {
      people: [{ email: person.email, guests: 1 }, { email: "ben@turnout.test" }, { userId: guestId }],
      mode: "asManyAsFit",
    },
    answer: {
      results: [
        { id: rsvp.id, person: person.email, outcome: "offered" },
        { id: null, person: "ben@turnout.test", outcome: "refused", reason: "account.banned" },
        { id: rsvp.id, person: guestId, outcome: "unchanged" },
      ],
      seats,
    },
  },
  "rsvps.previewCapacity": {
    query: { capacity: "37" },
    answer: {
      capacity: 37,
      seats: {
        ...seatCounts,
        capacity: 37,
        confirmedSeats: 36,
        waitlistedSeats: 2,
        waitlistLength: 1,
        seatsLeft: 1,
      },
      moving: [rsvp.id],
      moves: [{ id: rsvp.id, name: person.name, seats: 2, from: "confirmed", to: "waitlisted" }],
      isPossible: true,
    },
  },
  "analytics.activity": {
    query: { limit: "50" },
    answer: {
      items: [
        {
          id: "1042",
          at: rsvp.rsvpAt,
          kind: "in",
          rsvpId: rsvp.id,
          who: person.name,
          what: "RSVPed and got 2 seats",
        },
      ],
      nextCursor: null,
    },
  },

  "claims.list": { answer: { items: [link] } },
  "claims.led": { answer: { items: [link] } },
  "claims.open": {
    body: { seats: 8, expiresAt: link.expiresAt, label: link.label, leaderEmail: person.email },
    answer: { link: { ...link, unclaimedSeats: 8, members: [] }, seats },
  },
  "claims.close": { answer: { link: { ...link, unclaimedSeats: 0, isOpen: false }, seats } },
  "claims.page": {
    answer: {
      label: link.label,
      leaderName: link.leaderName,
      unclaimedSeats: 6,
      expiresAt: link.expiresAt,
      isOpen: true,
      guestsMax: 3,
      questions: [question],
      event: rsvpEvent,
    },
  },
  "claims.claim": {
    body: { guests: 1, answers: rsvp.answers },
    answer: { rsvp, seats, created: true },
  },
};
