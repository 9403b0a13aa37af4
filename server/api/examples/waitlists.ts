import type { Example } from "../examples";
import { rfp } from "./rfps";

export const WAITLIST_PARAMS = {
  venueId: "019aa3c2-2b00-7c20-9d02-3e4f5a6b7c02",
  waitlistId: "vwl_3f9a1c0b7d2e",
};

const venueId = WAITLIST_PARAMS.venueId;
const asked = {
  desiredDatesStart: "2027-05-10",
  desiredDatesEnd: "2027-05-12",
  datesFlexible: false,
  attendanceMin: 80,
  attendanceMax: 120,
  eventType: "conference",
  spaceRequirements: ["theatre", "uShape"],
};
const entry = {
  id: WAITLIST_PARAMS.waitlistId,
  organizationId: "019aa3c0-1a00-7b10-8c01-2d3e4f5a6b01",
  venueId,
  venue: {
    id: venueId,
    slug: "the-old-tannery-k3mq8rtw",
    name: "The Old Tannery",
    city: "Lisbon",
    country: "PT",
    timeZone: "Europe/Lisbon",
    availabilityStatus: "fully_booked",
  },
  sourceRfpId: "019aa3c4-3c00-7d30-8e03-4f5a6b7c8d03",
  sourceRfpVenueId: "019aa3c4-3c10-7d31-8e03-4f5a6b7c8d04",
  status: "waiting",
  position: 2,
  isPaused: false,
  holdOfferedAt: null,
  holdExpiresAt: null,
  holdReminderSent: false,
  convertedRfpId: null,
  ...asked,
  expiresAt: "2027-06-11T00:00:00.000Z",
  cancellationReason: null,
  cancellationNotes: null,
  endReason: null,
  endedAt: null,
  stillInterestedSentAt: null,
  stillInterestedResponded: false,
  createdAt: "2026-11-29T10:00:00.000Z",
  updatedAt: "2026-11-29T10:00:00.000Z",
};
const ended = { position: null, endedAt: "2026-11-30T09:00:00.000Z", updatedAt: "2026-11-30T09:00:00.000Z" };

const counts = {
  confirmed: 1,
  tentative: 0,
  unavailable: 3,
  no_response: 1,
  awarded: 1,
  lost_to_competitor: 0,
  rfp_cancelled: 0,
  manual_available: 0,
  manual_unavailable: 0,
};
const availability = {
  venueId,
  availabilityStatus: "limited_availability",
  manualStatus: null,
  inferredStatus: "limited_availability",
  manualOverrideAt: null,
  lastInferredAt: "2026-11-29T06:00:00.000Z",
  signalSummary: {
    days: 90,
    counts,
    answers: 4,
    newestAnswerAt: "2026-11-27T15:20:00.000Z",
    unavailableRatio: 0.75,
  },
  circuitBreaker: {
    isOpen: false,
    openedAt: null,
    deactivatesAt: null,
    isDeactivated: false,
    unansweredHolds: 1,
  },
};
const setByHand = {
  ...availability,
  availabilityStatus: "accepting_events",
  manualStatus: "accepting_events",
  manualOverrideAt: "2026-11-29T10:00:00.000Z",
};

/** Badges and the queues of venues, by the name of the procedure. */
export const WAITLIST_EXAMPLES: Record<string, Example> = {
  "availability.get": { answer: availability },
  "availability.set": { body: { availabilityStatus: "accepting_events" }, answer: setByHand },
  "availability.clearOverride": { answer: availability },
  "availability.badge": {
    answer: {
      status: "limited_availability",
      label: "Limited availability",
      color: "amber",
      evidence: { answers: 4, newestAt: "2026-11-27T15:20:00.000Z" },
      updatedAt: "2026-11-29T06:00:00.000Z",
    },
  },
  "availability.resolveBreaker": { answer: availability },
  "availability.signals": {
    answer: { days: 90, items: [{ startsAt: "2026-11-22T10:00:00.000Z", counts }] },
  },
  "availability.queue": {
    answer: {
      total: 1,
      items: [
        {
          id: entry.id,
          position: 1,
          organizationName: "Lantern Events",
          status: "waiting",
          isPaused: false,
          holdExpiresAt: null,
          ...asked,
          createdAt: entry.createdAt,
        },
      ],
    },
  },
  "waitlists.join": { body: { sourceRfpVenueId: entry.sourceRfpVenueId }, answer: entry },
  "waitlists.list": {
    query: { activeOnly: "true", page: "1" },
    answer: { waitlistEntries: [entry], pagination: { page: 1, pageSize: 20, total: 1 } },
  },
  "waitlists.get": { answer: entry },
  "waitlists.convert": {
    answer: {
      waitlistEntry: {
        ...entry,
        ...ended,
        status: "converted",
        holdOfferedAt: "2026-11-29T14:02:00.000Z",
        holdExpiresAt: "2026-12-01T14:02:00.000Z",
        convertedRfpId: rfp.id,
      },
      newRfp: rfp,
    },
  },
  "waitlists.cancel": {
    body: { reason: "found_alternative", notes: "We booked the theatre next door." },
    answer: {
      ...entry,
      ...ended,
      status: "cancelled",
      endReason: "found_alternative",
      cancellationReason: "found_alternative",
      cancellationNotes: "We booked the theatre next door.",
    },
  },
  "waitlists.stillInterested": {
    body: { interested: true },
    answer: { ...entry, stillInterestedResponded: true },
  },
  "waitlists.pause": { answer: { ...entry, isPaused: true } },
  "waitlists.resume": { answer: entry },
  "waitlists.ledger": {
    answer: {
      items: [
        { at: entry.createdAt, action: "joined", reason: "You joined the waitlist." },
        {
          at: "2026-11-30T14:02:00.000Z",
          action: "offered",
          reason: "The venue is held for an organization before you.",
        },
      ],
      next: {
        reason: "The venue is held for an organization before you. If it isn't taken, the next hold follows.",
        at: "2026-12-02T14:02:00.000Z",
      },
    },
  },
};
