import { describe, expect, test } from "vitest";
import { afterAward, faultsToSend, type RfpFacts, statusAt, whyNotRespond } from "./policy";
import type { RfpStatus, RfpVenueStatus } from "./schema";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = new Date("2026-11-21T12:00:00Z");
const RFP: RfpFacts = {
  status: "sent",
  title: "Team offsite",
  preferred: { start: "2027-05-10", end: "2027-05-12" },
  datesFlexible: false,
  attendanceMin: 40,
  attendanceMax: 60,
  responseDeadline: later,
};

describe("an RFP", () => {
  test.each<[string, Partial<RfpFacts>, number, string[]]>([
    ["is complete", {}, 3, []],
    ["has flexible dates only", { preferred: null, datesFlexible: true }, 1, []],
    ["has no dates", { preferred: null }, 1, ["preferredDatesStart"]],
    ["has no attendance", { attendanceMin: null }, 1, ["attendanceMin"]],
    ["has a deadline that has passed", { responseDeadline: NOW }, 1, ["responseDeadline"]],
    ["asks no venue", {}, 0, ["venueIds"]],
    ["asks more venues than are allowed", {}, 21, ["venueIds"]],
  ])("an RFP that %s is sent, or refused with the fields at fault", (_, change, venues, fields) => {
    expect(faultsToSend({ ...RFP, ...change }, venues, NOW).map(({ field }) => field)).toEqual(fields);
  });

  test.each<[RfpStatus, RfpVenueStatus, Date, string | null]>([
    ["sent", "asked", NOW, null],
    ["sent", "responded", NOW, null],
    ["sent", "asked", later, "rfp.deadline-passed"],
    ["sent", "responded", later, "rfp.deadline-passed"],
    ["sent", "no_response", NOW, "rfp.deadline-passed"],
    ["sent", "withdrawn", NOW, "rfp.withdrawn"],
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

  test("an award leaves venues that did not answer as they are", () => {
    expect(afterAward("a", { id: "a", status: "responded" })).toBe("awarded");
    expect(afterAward("a", { id: "b", status: "responded" })).toBe("not_awarded");
    expect(afterAward("a", { id: "c", status: "no_response" })).toBeNull();
  });
});
