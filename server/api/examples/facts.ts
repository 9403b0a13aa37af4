import { COMMUNITY_MODERATION_PARAMS } from "./community-moderation";
import { GROUP_PARAMS } from "./groups";
import { ORGANIZATION_PARAMS } from "./organizations";
import { OUTREACH_PARAMS } from "./outreach";
import { POST_PARAMS } from "./posts";
import { RFP_PARAMS } from "./rfps";
import { SESSION_PARAMS } from "./sessions";
import { TAG_PARAMS } from "./tags";
import { UPLOAD_PARAMS } from "./uploads";
import { VENUE_PARAMS } from "./venues";
import { WAITLIST_PARAMS } from "./waitlists";
import { WEBHOOK_PARAMS } from "./webhooks";

/** What the documentation shows of one procedure. A test checks each against the procedure's own schemas. */
export type Example = {
  /** The body, if the method has one. */
  body?: Record<string, unknown>;
  query?: Record<string, string>;
  answer: Record<string, unknown>;
};

/** Values of path params, the same in every example. */
export const EXAMPLE_PARAMS: Record<string, string> = {
  eventId: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01",
  rsvpId: "019aa3b4-1f80-7c55-8e10-2b9d4f7a3c02",
  tokenId: "019aa3b6-7d20-7b12-a5f4-91c3e8d05b03",
  linkId: "019aa3b8-4d60-7a09-8b1e-3c5d7f9a2b04",
  email: "cohost@turnout.test",
  ...GROUP_PARAMS,
  ...COMMUNITY_MODERATION_PARAMS,
  ...ORGANIZATION_PARAMS,
  ...RFP_PARAMS,
  ...OUTREACH_PARAMS,
  ...POST_PARAMS,
  ...SESSION_PARAMS,
  ...TAG_PARAMS,
  ...UPLOAD_PARAMS,
  ...WAITLIST_PARAMS,
  ...VENUE_PARAMS,
  ...WEBHOOK_PARAMS,
  chart: "sources",
  token: "AZqjpAAAcACAAAAAAAAABLQm0b4cXm1f2pT8yq3nR0sVh6kJzD5gWc9uEoLxA7tB",
};

export const hostId = "019aa3a0-0000-7000-8000-000000000001";
export const guestId = "019aa3a0-0000-7000-8000-000000000004";
export const event = { eventId: EXAMPLE_PARAMS.eventId };

export const question = {
  id: "019aa3b8-2f40-7d08-9c61-5e7a1b3d9f05",
  kind: "choice",
  label: "Have you set type before?",
  required: true,
  options: ["Never", "Once or twice", "Often"],
};

export const seats = {
  capacity: 40,
  confirmedSeats: 38,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  seatsLeft: 2,
  heldForWaitlist: false,
  version: 57,
};
export const fullSeats = {
  ...seats,
  confirmedSeats: 40,
  waitlistedSeats: 3,
  waitlistLength: 1,
  seatsLeft: 0,
  version: 61,
};

export const rsvp = {
  id: EXAMPLE_PARAMS.rsvpId,
  ...event,
  sessionId: null,
  status: "confirmed",
  guests: 1,
  seats: 2,
  position: null,
  offerExpiresAt: null,
  askedAt: null,
  rsvpAt: "2026-11-21T09:30:00.000Z",
  version: 1,
  checkedInAt: null,
  checkedInSeats: 0,
  specialRequirements: "One of us uses a wheelchair",
  answers: { [question.id]: "Often" },
};
export const waiting = {
  ...rsvp,
  status: "waitlisted",
  guests: 2,
  seats: 3,
  position: 1,
  specialRequirements: null,
};
export const person = { id: guestId, name: "Ana Ferreira", email: "ana@turnout.test", imageUrl: null };

export const plan = {
  title: "Letterpress evening",
  description: "Set a line, pull a print, take it home.",
  place: "Atelier 4, Ritterstraße 12, Berlin",
  startsAt: "2026-12-04T18:00:00.000Z",
  endsAt: "2026-12-04T21:00:00.000Z",
  timeZone: "Europe/Berlin",
  allDay: false,
  capacity: 40,
  guestsMax: 3,
};
export const { description, ...shortPlan } = plan;
export const summary = {
  id: EXAMPLE_PARAMS.eventId,
  slug: "letterpress-evening-6f3f0c",
  ...shortPlan,
  coverUrl: null,
  onlineUrl: null,
  placeHidden: false,
  status: "published",
  visibility: "public",
  effectiveVisibility: "public",
  membersFirstUntil: null,
  group: {
    id: "019aa3e0-4b00-7c20-8d01-3e4f5a6b7c01",
    slug: "night-walkers-k3mq8rtw",
    name: "Night Walkers",
  },
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
export function eventLine() {
  const { id, slug, title, coverUrl, place, startsAt, endsAt, timeZone, allDay, status } = summary;
  return { id, slug, title, coverUrl, place, startsAt, endsAt, timeZone, allDay, status };
}
