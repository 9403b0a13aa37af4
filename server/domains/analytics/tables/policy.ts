import type { CancellationLead, Report } from "../report/schema";
import type { ChartPoint, ChartStep } from "../schema";
import type { Chart, ReportChart, Table, TimeChart } from "./schema";

const TIME_COLUMNS: Record<TimeChart, [string, (point: ChartPoint) => number | null][]> = {
  rsvps: [
    ["RSVPs", (point) => point.rsvps],
    ["Cancelled", (point) => point.cancellations],
    ["Declined", (point) => point.declines],
  ],
  seats: [
    ["Seats taken", (point) => point.seatsTaken],
    ["Capacity", (point) => point.capacity],
  ],
  waitlist: [
    ["Groups waiting", (point) => point.waitlistLength],
    ["Offered a seat", (point) => point.offers],
    ["Given a seat", (point) => point.promotions],
  ],
};

/** The name of the column with instants. It repeats the column before it in UTC, for programs. */
export const UTC_COLUMN = "From (UTC)";

/** A chart over time as a table; the first column is in the event's time zone. */
export function timeTable(chart: TimeChart, points: readonly ChartPoint[], step: ChartStep): Table {
  const columns = TIME_COLUMNS[chart];
  return {
    columns: ["From", UTC_COLUMN, ...columns.map(([name]) => name)],
    rows: points.map((point) => [
      step === "hour" ? point.from.replace("T", " ") : point.from.slice(0, 10),
      point.at,
      ...columns.map(([, read]) => read(point)),
    ]),
  };
}

export const LEAD_WORDS: Record<CancellationLead, string> = {
  late: "After the start",
  day: "Less than a day",
  "three-days": "1 to 3 days",
  week: "3 to 7 days",
  "four-weeks": "1 to 4 weeks",
  earlier: "More than 4 weeks",
};

const REPORT_TABLES: Record<ReportChart, (report: Report) => Table> = {
  funnel: ({ funnel }) => ({
    columns: ["Step", "People"],
    rows: [
      ["Visitors", funnel.visitors],
      ["RSVPed", funnel.answered],
      ["Had a seat", funnel.seated],
      ["Have a seat", funnel.confirmed],
      ["Arrived", funnel.arrived],
    ],
  }),
  views: ({ viewsByDay }) => ({
    columns: ["Day (UTC)", "Visitors"],
    rows: viewsByDay.map(({ day, visitors }) => [day, visitors]),
  }),
  sources: ({ sources }) => ({
    columns: ["Source", "Visitors", "RSVPs", "Have a seat"],
    rows: sources.map(({ source, visitors, rsvps, confirmed }) => [source, visitors, rsvps, confirmed]),
  }),
  parties: ({ parties }) => ({
    columns: ["Group size", "Have seats", "Waiting"],
    rows: parties.map(({ size, confirmed, waitlisted }) => [size, confirmed, waitlisted]),
  }),
  cancellations: ({ cancellations }) => ({
    columns: ["Before the start", "Cancelled", "Seats"],
    rows: cancellations.byLead.map(({ lead, parties, seats }) => [LEAD_WORDS[lead], parties, seats]),
  }),
  arrivals: ({ arrivals }) => ({
    columns: ["", "Groups", "Seats"],
    rows: arrivals
      ? [
          ["Expected", arrivals.expected.parties, arrivals.expected.seats],
          ["Arrived", arrivals.arrived.parties, arrivals.arrived.seats],
          ["Did not come", arrivals.missing.parties, arrivals.missing.seats],
        ]
      : [],
  }),
  people: ({ people }) => ({
    columns: ["Group", "People"],
    rows: [
      ...people.timeZones.map(({ timeZone, people: count }) => [`Time zone ${timeZone}`, count]),
      ...(people.returning
        ? [
            ["Came before", people.returning.people],
            ["Here for the first time", people.returning.of - people.returning.people],
          ]
        : []),
    ],
  }),
  offers: ({ waitlist }) => waitlistTable(waitlist),
};

/** A chart of the report as a table. */
export function reportTable(chart: ReportChart, report: Report): Table {
  return REPORT_TABLES[chart](report);
}

export function isTimeChart(chart: Chart): chart is TimeChart {
  return chart in TIME_COLUMNS;
}

/** What became of waitlisted guests, as a table. */
export function waitlistTable(waitlist: Report["waitlist"]): Table {
  return {
    columns: ["Waitlist", "Count"],
    rows: [
      ["Joined", waitlist.joined],
      ["Given a seat", waitlist.promoted],
      ["Offered a seat", waitlist.offered],
      ["Accepted", waitlist.accepted],
      ["Declined", waitlist.refused],
      ["Expired", waitlist.expired],
      ["Left the waitlist", waitlist.left],
      ["Still waiting", waitlist.waiting],
      ["Times skipped", waitlist.passOvers],
      ["Groups skipped", waitlist.partiesPassedOver],
      ["Median wait in minutes", waitlist.waitMinutesMedian && Math.round(waitlist.waitMinutesMedian)],
    ],
  };
}
