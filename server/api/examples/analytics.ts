import { type Example, plan, summary } from "./facts";
import { SESSION_PARAMS } from "./sessions";

const none = { people: 0, seats: 0 };

const overTime = {
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
};

const waitlist = {
  joined: 2,
  promoted: 1,
  offered: 0,
  accepted: 0,
  refused: 0,
  expired: 0,
  left: 1,
  waiting: 0,
  waitMinutesMedian: 190,
  passOvers: 1,
  partiesPassedOver: 1,
};

/** By the name of the procedure. */
export const ANALYTICS_EXAMPLES: Record<string, Example> = {
  "analytics.rsvpsOverTime": { answer: overTime },
  "analytics.report": { answer: report() },
  "analytics.session": { answer: sessionReport() },
  "analytics.chartFile": {
    answer: {
      name: `${summary.slug}-sources.csv`,
      text: "\ufeffSource,Visitors,RSVPs,Have a seat\r\nnewsletter,84,19,17\r\n",
    },
  },
  "analytics.view": { body: { source: "newsletter" }, answer: { counted: true } },
};

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
      parties: 2,
      seats: 3,
      hoursBeforeMedian: 96.5,
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
    waitlist,
  };
}

function sessionReport() {
  return {
    sessionId: SESSION_PARAMS.sessionId,
    startsAt: "2026-12-04T17:00:00.000Z",
    endsAt: "2026-12-04T17:45:00.000Z",
    capacity: { capacity: 40, seatsTaken: 38, seatsTakenMax: 40, firstFullAt: "2026-11-22T10:15:00.000Z" },
    overTime,
    waitlist,
    arrivals: {
      expected: { parties: 36, seats: 38 },
      arrived: { parties: 33, seats: 35 },
      missing: { parties: 3, seats: 3 },
    },
    arrivalCurve: {
      minutes: 5,
      points: [{ at: "2026-12-04T16:55:00.000Z", arrived: 35, total: 35 }],
      arrivedSeats: 35,
      noShows: { people: 3, seats: 3 },
    },
    feedback: { count: 12, average: 4.25, stars: { 1: 0, 2: 1, 3: 1, 4: 4, 5: 6 } },
  };
}
