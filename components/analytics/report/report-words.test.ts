import { describe, expect, it } from "vitest";
import type { Report } from "@/server/domains/analytics/report/schema";
import {
  arrivalsText,
  cancellationsText,
  funnelText,
  lengthText,
  peopleText,
  seatsText,
  share,
  sourceText,
  waitlistText,
  waitText,
  zoneText,
} from "./report-words";

const now = new Date("2026-11-21T12:00:00Z");
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

const none = { parties: 0, seats: 0 };
const report: Report = {
  timeZone: "Europe/Berlin",
  startsAt: "2026-11-20T18:00:00.000Z",
  endsAt: "2026-11-20T21:00:00.000Z",
  funnel: { visitors: 200, answered: 42, seated: 40, confirmed: 37, arrived: null },
  viewsByDay: [],
  capacity: { capacity: 50, seatsTaken: 37, seatsTakenMax: 41, firstFullAt: null },
  sources: [],
  parties: [],
  cancellations: { ...none, hoursBeforeMedian: null, byLead: [] },
  arrivals: null,
  people: { timeZones: [], returning: null },
  waitlist: {
    joined: 0,
    promoted: 0,
    offered: 0,
    accepted: 0,
    refused: 0,
    expired: 0,
    left: 0,
    waiting: 0,
    waitMinutesMedian: null,
    passOvers: 0,
    partiesPassedOver: 0,
  },
};

describe("figures in words", () => {
  it.each([
    [37, 50, "74 %"],
    [0, 50, "0 %"],
    [1, 1_000, "under 1 %"],
    [999, 1_000, "99 %"],
    [50, 50, "100 %"],
    [51, 50, null],
    [0, 0, null],
  ])("the share of %i of %i is %s", (part, whole, text) => {
    expect(plain(share(part, whole))).toBe(text);
  });

  it.each([
    [0.2, "under a minute"],
    [25, "25 min"],
    [190, "3 h"],
    [3 * 1440, "3 days"],
  ])("the duration of %d minutes is %s", (minutes, text) => {
    expect(lengthText(minutes)).toBe(text);
  });

  it("zones and sources are shown by their common names", () => {
    expect(["Europe/Lisbon", "America/Argentina/Buenos_Aires", "UTC", "other"].map(zoneText)).toEqual([
      ...["Lisbon", "Buenos Aires", "UTC", "Elsewhere"],
    ]);
    expect(["direct", "google", "blog.example.org", "unknown"].map(sourceText)).toEqual([
      ...["Directly", "Google", "blog.example.org", "Not known"],
    ]);
  });
});

describe("what a chart shows, in a sentence", () => {
  it("the seats sentence gives the seats taken, their share and the peak", () => {
    expect(plain(seatsText({ report, now }))).toBe("37 of 50 seats are taken, 74 %. The peak was 41.");
    const full = { ...report, capacity: { ...report.capacity, firstFullAt: "2026-11-14T11:00:00.000Z" } };
    expect(seatsText({ report: full, now })).toMatch(/for the first time on Sat 14 Nov, 12:00 CET\.$/);
    const unlimited = { ...report, capacity: { ...report.capacity, capacity: null, seatsTakenMax: 37 } };
    expect(seatsText({ report: unlimited, now })).toBe("37 seats are taken; there is no limit.");
  });

  it("the visitors sentence gives no share where RSVPs exceed visitors", () => {
    expect(plain(funnelText(report))).toBe("21 % of 200 visitors RSVPed. Each counts once a day.");
    const added = { ...report, funnel: { ...report.funnel, visitors: 3 } };
    expect(funnelText(added)).not.toContain("%");
  });

  it("the waitlist sentence gives the median wait and the skipped groups", () => {
    const waitlist = { ...report.waitlist, joined: 12, promoted: 5, accepted: 2, left: 2, waiting: 1 };
    const worked = {
      ...report,
      waitlist: { ...waitlist, waitMinutesMedian: 190, passOvers: 4, partiesPassedOver: 1 },
    };
    expect(waitlistText(worked)).toBe(
      "12 groups joined the waitlist: 7 got a seat, 2 gave up, 1 is still waiting.",
    );
    expect(waitText(worked)).toBe("Median wait: 3 h. 1 group was skipped.");
    expect(waitlistText(report)).toBe("No one had to wait.");
  });

  it("the cancellations sentence says how many cancelled and how early", () => {
    const cancellations = { parties: 4, seats: 6, hoursBeforeMedian: 72, byLead: [] };
    expect(plain(cancellationsText({ ...report, cancellations }))).toBe(
      "4 people cancelled, 10 % of those with a seat. Half of them did so more than 3 days before the start.",
    );
  });

  it("a guest does not count as a no-show before the event is over", () => {
    const arrivals = {
      expected: { parties: 9, seats: 10 },
      arrived: { parties: 7, seats: 8 },
      missing: { parties: 2, seats: 2 },
    };
    const told = { ...report, arrivals };
    expect(plain(arrivalsText({ report: told, now }))).toBe(
      "8 of 10 guests arrived, 80 %; 2 seats stayed empty.",
    );
    const during = new Date("2026-11-20T19:00:00Z");
    expect(plain(arrivalsText({ report: told, now: during }))).toBe(
      "8 of 10 guests arrived, 80 %; 2 guests are not here yet.",
    );
  });

  it("a share that would identify a guest is not given", () => {
    expect(peopleText(report)).toBe("Too few guests to say more without identifying someone.");
    const people = { timeZones: [], returning: { people: 9, of: 36 } };
    expect(plain(peopleText({ ...report, people }))).toBe("25 % came to one of your earlier events.");
  });
});
