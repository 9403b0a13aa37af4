import { describe, expect, test } from "vitest";
import { addDays, earliestToday } from "../../../lib/days";
import { faultsInDraft, type RfpFacts } from "./drafts.policy";
import { afterAward, faultsToSend, statusAt, whyNotAward, whyNotRespond } from "./policy";
import type { Availability, RfpStatus, RfpVenueStatus } from "./schema";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = new Date("2026-11-21T12:00:00Z");
const today = earliestToday(NOW);
const RFP: RfpFacts = {
  status: "sent",
  title: "Team offsite",
  preferredDatesStart: "2027-05-10",
  preferredDatesEnd: "2027-05-12",
  datesFlexible: false,
  alternativeDates: [],
  attendanceMin: 40,
  attendanceMax: 60,
  budget: null,
  currency: null,
  latitude: null,
  longitude: null,
  responseDeadline: later,
};
const dates = (preferredDatesStart: string | null, preferredDatesEnd: string | null) => ({
  preferredDatesStart,
  preferredDatesEnd,
});
const fields = (faults: { field: string }[]) => faults.map(({ field }) => field);

describe("an RFP", () => {
  test.each<[string, Partial<RfpFacts>, number, string[]]>([
    ["is complete", {}, 3, []],
    ["has flexible dates only", { ...dates(null, null), datesFlexible: true }, 1, []],
    ["has no dates", dates(null, null), 1, ["preferredDatesStart"]],
    ["has no last day", dates("2027-05-10", null), 1, ["preferredDatesEnd"]],
    ["has dates that have passed", dates("2026-11-10", "2026-11-12"), 1, ["preferredDatesStart"]],
    ["has no attendance", { attendanceMin: null }, 1, ["attendanceMin"]],
    ["has no deadline", { responseDeadline: null }, 1, ["responseDeadline"]],
    ["has a deadline that has passed", { responseDeadline: NOW }, 1, ["responseDeadline"]],
    ["asks no venue", {}, 0, ["venueIds"]],
    ["asks more venues than are allowed", {}, 21, ["venueIds"]],
  ])("an RFP that %s is sent, or refused with the fields at fault", (_, change, venues, expected) => {
    expect(fields(faultsToSend({ ...RFP, ...change }, venues, NOW))).toEqual(expected);
  });

  test.each<[string, Partial<RfpFacts>, string[]]>([
    ["says nothing", { ...dates(null, null), attendanceMin: null, attendanceMax: null }, []],
    ["is for one day", dates("2027-05-10", "2027-05-10"), []],
    ["is for today somewhere", dates(today, today), []],
    ["is for a day that is past everywhere", dates(addDays(today, -1), today), ["preferredDatesStart"]],
    ["has reversed dates", dates("2027-05-12", "2027-05-10"), ["preferredDatesEnd"]],
    ["has an end only", dates(null, "2027-05-10"), ["preferredDatesStart"]],
    ["lasts 60 days", dates("2027-05-01", "2027-06-30"), []],
    ["lasts 61 days", dates("2027-05-01", "2027-07-01"), ["preferredDatesEnd"]],
    ["lasts ten years", dates("2027-05-01", "2037-05-01"), ["preferredDatesEnd"]],
    ["is six years ahead", dates("2032-11-30", "2032-12-01"), ["preferredDatesStart"]],
    [
      "has a wrong alternative",
      {
        alternativeDates: [
          { start: "2027-05-10", end: "2027-05-11" },
          { start: "2027-06-12", end: "2027-06-10" },
        ],
      },
      ["alternativeDates.1.end"],
    ],
    ["expects fewer people at most than at least", { attendanceMin: 61 }, ["attendanceMax"]],
    ["has a budget in no currency", { budget: 1 }, []],
    ["has a currency and no budget", { currency: "EUR" }, []],
    ["has half a place", { latitude: 52 }, ["longitude"]],
  ])("a draft that %s is kept, or refused with the fields at fault", (_, change, expected) => {
    expect(fields(faultsInDraft({ ...RFP, ...change }, NOW))).toEqual(expected);
  });

  test("a draft whose dates and deadline have passed can still be changed elsewhere", () => {
    const old = { ...RFP, ...dates("2026-11-01", "2026-11-02"), responseDeadline: NOW };
    expect(faultsInDraft(old, NOW, new Set(["needs"]))).toEqual([]);
    expect(fields(faultsInDraft(old, NOW, new Set(["preferredDatesEnd", "responseDeadline"])))).toEqual([
      "preferredDatesStart",
      "responseDeadline",
    ]);
  });

  test.each<[RfpStatus, RfpVenueStatus, Date, string | null]>([
    ["sent", "asked", NOW, null],
    ["sent", "responded", NOW, null],
    ["sent", "asked", later, "rfp.deadline-passed"],
    ["sent", "responded", later, "rfp.deadline-passed"],
    ["sent", "no_response", NOW, "rfp.deadline-passed"],
    ["sent", "withdrawn", NOW, "rfp.withdrawn"],
    ["closed", "withdrawn", NOW, "rfp.withdrawn"],
    ["sent", "turned_down", NOW, "rfp.turned-down"],
    ["closed", "asked", NOW, "rfp.not-sent"],
    ["awarded", "responded", NOW, "rfp.not-sent"],
  ])("a venue of a %s RFP that is %s answers at %s with refusal %s", (status, venue, at, refusal) => {
    expect(whyNotRespond({ ...RFP, status }, { status: venue }, at)).toBe(refusal);
  });

  test("a venue that let the deadline pass has not responded, although no job has run", () => {
    expect(statusAt({ status: "asked" }, RFP, NOW)).toBe("asked");
    expect(statusAt({ status: "asked" }, RFP, later)).toBe("no_response");
    expect(statusAt({ status: "responded" }, RFP, later)).toBe("responded");
  });

  test("a venue that was asked when the RFP ended in time does not become unanswered later", () => {
    expect(statusAt({ status: "asked" }, { ...RFP, status: "closed" }, later)).toBe("asked");
  });

  test("an award ends what is open and leaves venues that let the deadline pass or turned down as they are", () => {
    expect(afterAward("a", { id: "a", status: "responded" })).toBe("awarded");
    expect(afterAward("a", { id: "b", status: "responded" })).toBe("not_awarded");
    expect(afterAward("a", { id: "c", status: "asked" })).toBe("not_awarded");
    expect(afterAward("a", { id: "d", status: "no_response" })).toBeNull();
    expect(afterAward("a", { id: "e", status: "turned_down" })).toBeNull();
    expect(afterAward("a", { id: "f", status: "withdrawn" })).toBeNull();
  });

  test.each<[RfpVenueStatus, Availability | null, Date | null, string | null]>([
    ["responded", "confirmed", null, null],
    ["responded", "tentative", later, null],
    ["responded", "confirmed", NOW, "lapsed"],
    ["responded", "unavailable", null, "unavailable"],
    ["asked", null, null, "unanswered"],
    ["withdrawn", "confirmed", null, "unanswered"],
    ["turned_down", "confirmed", null, "unanswered"],
  ])(
    "a venue that is %s with the answer %s until %s is awarded with obstacle %s",
    (status, availability, validUntil, why) => {
      expect(whyNotAward({ status, availability, validUntil }, NOW)).toBe(why);
    },
  );
});
