import type { Example } from "../examples";
import { ORGANIZATION_PARAMS } from "./organizations";

export const RFP_PARAMS = {
  rfpId: "019aa3c4-2b00-7c20-9d02-3e4f5a6b7c01",
  rfpVenueId: "019aa3c4-2b10-7c21-9d03-3e4f5a6b7c02",
  venueId: "019aa3c2-1c00-7b31-8e04-4f5a6b7c8d03",
};

const asked = {
  title: "Spring summit",
  eventType: "conference",
  preferredDatesStart: "2027-05-10",
  preferredDatesEnd: "2027-05-12",
  datesFlexible: false,
  alternativeDates: [{ start: "2027-05-17", end: "2027-05-19" }],
  attendanceMin: 80,
  attendanceMax: 120,
  spaceRequirements: ["theatre", "banquet"],
  budget: 1_500_000,
  currency: "EUR",
  needs: "A stage, and lunch for everyone on both days.",
  city: "Lisbon",
  latitude: 38.72,
  longitude: -9.14,
  responseDeadline: "2026-12-15T18:00:00.000Z",
};
const file = {
  id: "019aa3c4-2b20-7c22-9d04-3e4f5a6b7c03",
  url: "/api/v1/attachments/019aa3c4-2b20-7c22-9d04-3e4f5a6b7c03",
  fileName: "programme.pdf",
  contentType: "application/pdf",
  size: 48_213,
  width: null,
  height: null,
  sizes: [],
};
const response = {
  availability: "confirmed",
  message: "We would love to host you.",
  quote: 1_380_000,
  currency: "EUR",
  spaceIds: ["019aa3c2-1c10-7b32-8e05-4f5a6b7c8d04"],
  alternatives: [],
  validUntil: "2027-01-10T18:00:00.000Z",
  respondedAt: "2026-12-01T10:00:00.000Z",
  revisedAt: null,
  revision: 1,
};
const venue = {
  id: RFP_PARAMS.rfpVenueId,
  venueId: RFP_PARAMS.venueId,
  status: "responded",
  slug: "the-old-tannery-m4kq7rtw",
  name: "The Old Tannery",
  city: "Lisbon",
  country: "PT",
  timeZone: "Europe/Lisbon",
  availabilityStatus: "accepting_events",
  isOpen: true,
  askedAt: "2026-11-30T09:00:00.000Z",
  shortlisted: true,
  notes: "Close to the station.",
  response,
  turnedDown: null,
  awardMessage: "",
  questions: 2,
};
const waiting = { ...venue, status: "asked", shortlisted: false, notes: "", response: null, questions: 0 };
const own = {
  id: RFP_PARAMS.rfpId,
  organizationId: ORGANIZATION_PARAMS.orgId,
  status: "sent",
  sentAt: "2026-11-30T09:00:00.000Z",
  endedAt: null,
  closeReason: null,
  version: 4,
  createdAt: "2026-11-29T16:00:00.000Z",
};
/** A request of its organization, for other examples too. */
export const rfp = { ...asked, ...own, attachments: [file], venues: [venue] };
const draft = {
  ...rfp,
  status: "draft",
  sentAt: null,
  version: 2,
  venues: [{ ...waiting, status: "picked", askedAt: null }],
};
const ended = { endedAt: "2026-12-16T09:00:00.000Z", version: 5 };
const { needs: _, ...summary } = asked;
const { title, eventType, preferredDatesStart, preferredDatesEnd, attendanceMin, attendanceMax } = asked;

const questions = {
  items: [
    {
      id: "019aa3c4-2b30-7c23-9d05-3e4f5a6b7c04",
      byVenue: false,
      body: "Is there a loading dock?",
      createdAt: "2026-12-02T10:00:00.000Z",
    },
    {
      id: "019aa3c4-2b40-7c24-9d06-3e4f5a6b7c05",
      byVenue: true,
      body: "Yes, at the back of the house.",
      createdAt: "2026-12-02T11:30:00.000Z",
    },
  ],
  nextCursor: null,
};

const request = {
  ...summary,
  id: RFP_PARAMS.rfpVenueId,
  rfpVenueId: RFP_PARAMS.rfpVenueId,
  rfpId: RFP_PARAMS.rfpId,
  venueId: RFP_PARAMS.venueId,
  status: "asked",
  state: "open",
  closedBecause: null,
  askedAt: "2026-11-30T09:00:00.000Z",
  organization: { id: ORGANIZATION_PARAMS.orgId, name: "Lantern Events" },
  response: null,
  othersAsked: 4,
};
const whole = {
  ...request,
  needs: asked.needs,
  attachments: [file],
  organizerEnded: 6,
  organizerAwarded: 5,
  turnedDown: null,
  awardMessage: "",
  closeReason: null,
  questions: [],
};

/** RFPs and the venues' answers, by the name of the procedure. */
export const RFP_EXAMPLES: Record<string, Example> = {
  "rfps.create": {
    body: {
      title,
      eventType,
      preferredDatesStart,
      preferredDatesEnd,
      datesFlexible: false,
      attendanceMin,
      attendanceMax,
      spaceRequirements: asked.spaceRequirements,
      responseDeadline: asked.responseDeadline,
      venueIds: [RFP_PARAMS.venueId],
    },
    answer: draft,
  },
  "rfps.list": {
    query: { status: "sent" },
    answer: {
      items: [
        {
          ...summary,
          ...own,
          venues: [
            {
              id: venue.id,
              venueId: venue.venueId,
              name: venue.name,
              status: venue.status,
              availability: venue.response?.availability ?? null,
            },
          ],
        },
      ],
      nextCursor: null,
      counts: { draft: 1, sent: 1, awarded: 3, closed: 0 },
    },
  },
  "rfps.get": { answer: rfp },
  "rfps.edit": {
    body: { budget: asked.budget, currency: asked.currency, expectedVersion: 1 },
    answer: draft,
  },
  "rfps.remove": { answer: { done: true } },
  "rfps.duplicate": { answer: { ...draft, version: 1 } },
  "rfps.addVenues": { body: { venueIds: [RFP_PARAMS.venueId] }, answer: draft },
  "rfps.removeVenue": { answer: { ...rfp, venues: [{ ...waiting, status: "withdrawn" }] } },
  "rfps.askAgain": {
    body: { responseDeadline: "2026-12-20T18:00:00.000Z" },
    answer: { ...rfp, responseDeadline: "2026-12-20T18:00:00.000Z", venues: [waiting] },
  },
  "rfps.shortlist": { body: { shortlisted: true }, answer: rfp },
  "rfps.note": { body: { notes: venue.notes }, answer: rfp },
  "rfps.questions": { answer: questions },
  "rfps.ask": { body: { body: "Is there a loading dock?" }, answer: questions },
  "rfps.send": { answer: { ...rfp, venues: [waiting] } },
  "rfps.extend": {
    body: { responseDeadline: "2026-12-20T18:00:00.000Z" },
    answer: { ...rfp, responseDeadline: "2026-12-20T18:00:00.000Z" },
  },
  "rfps.close": {
    body: { reason: "The summit moves online." },
    answer: { ...rfp, ...ended, status: "closed", closeReason: "The summit moves online." },
  },
  "rfps.award": {
    body: {
      rfpVenueId: RFP_PARAMS.rfpVenueId,
      message: "See you in May!",
      wordToOthers: "We chose another place this time.",
    },
    answer: {
      ...rfp,
      ...ended,
      status: "awarded",
      venues: [{ ...venue, status: "awarded", awardMessage: "See you in May!" }],
    },
  },
  "rfps.suggestions": {
    answer: {
      items: [
        {
          venueId: venue.venueId,
          slug: venue.slug,
          name: venue.name,
          city: venue.city,
          country: venue.country,
          availabilityStatus: venue.availabilityStatus,
          capacity: 300,
          asked: 12,
          answered: 11,
          distanceKm: 2.4,
        },
      ],
      nextCursor: null,
    },
  },
  "rfps.compare": {
    query: { near: "38.72,-9.14" },
    answer: {
      rfpId: RFP_PARAMS.rfpId,
      title: asked.title,
      people: 120,
      comparedAt: "2026-12-02T09:00:00.000Z",
      venues: [
        {
          ...venue,
          pricePerHead: 11_500,
          fits: [
            { layout: "theatre", spaceId: response.spaceIds[0], spaceName: "Main hall", capacity: 300 },
            { layout: "banquet", spaceId: response.spaceIds[0], spaceName: "Main hall", capacity: 180 },
          ],
          spaces: [{ id: response.spaceIds[0], name: "Main hall" }],
          datesFree: true,
          blocked: [],
          distanceKm: 2.4,
          answeredAfterMinutes: 1_500,
          awardable: true,
        },
      ],
    },
  },
  "rfps.compareCsv": {
    answer: {
      name: "venues.csv",
      text: "\ufeffVenue,City,Country,Status\r\nThe Old Tannery,Lisbon,PT,answered\r\n",
    },
  },
  "venueDesk.inbox": { query: { state: "open" }, answer: { items: [request], nextCursor: null } },
  "venueDesk.organizationInbox": {
    query: { state: "open" },
    answer: { items: [request], nextCursor: null, counts: { open: 1, answered: 3, ended: 12 } },
  },
  "venueDesk.request": { answer: whole },
  "venueDesk.respond": {
    body: {
      availability: response.availability,
      message: response.message,
      quote: response.quote,
      currency: response.currency,
      validUntil: response.validUntil,
    },
    answer: { ...whole, status: "responded", state: "answered", response },
  },
  "venueDesk.turnDown": {
    body: { reason: "booked", note: "We have a wedding that week." },
    answer: {
      ...whole,
      status: "turned_down",
      state: "ended",
      closedBecause: "rfp.turned-down",
      turnedDown: { reason: "booked", note: "We have a wedding that week." },
    },
  },
  "venueDesk.answer": { body: { body: "Yes, at the back of the house." }, answer: questions },
};
