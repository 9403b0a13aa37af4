import { describe, expect, test } from "vitest";
import { isValidTimeZone } from "./dates";
import { canonicalTimeZone, listTimeZones } from "./time-zones";

describe("the name of a zone that is kept", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    [" Europe/Berlin ", "Europe/Berlin"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["ASIA/CALCUTTA", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["US/Pacific", "America/Los_Angeles"],
    ["GB", "Europe/London"],
    ["Singapore", "Asia/Singapore"],
    ["America/Montreal", "America/Toronto"],
    ["Etc/UTC", "UTC"],
    ["utc", "UTC"],
    ["GMT", "UTC"],
    ["Zulu", "UTC"],
    ["Etc/GMT+5", "Etc/GMT+5"],
    ["etc/gmt-14", "Etc/GMT-14"],
    ["Etc/GMT-0", "UTC"],
  ])("the stored name of the zone %j is %j", (name, expected) => {
    expect(canonicalTimeZone(name)).toBe(expected);
  });

  test.each([
    "GMT+5",
    "UTC+1",
    "+05:45",
    "-03",
    "IST",
    "PST",
    "Mars/Olympus",
    "",
    "Etc/GMT+13",
    "Etc/Unknown",
  ])("the text %j names no zone", (name) => expect(canonicalTimeZone(name)).toBeNull());

  test("a zone name is never parsed from a text of unbounded length", () => {
    expect(canonicalTimeZone("A".repeat(100_000))).toBeNull();
  });

  test("a canonical zone stays unchanged and is valid", () => {
    for (const zone of listTimeZones()) {
      expect(canonicalTimeZone(zone)).toBe(zone);
      expect(isValidTimeZone(zone)).toBe(true);
    }
  });
});

test("every zone can be chosen once, by its present name", () => {
  const zones = listTimeZones();
  expect(zones).toEqual([...new Set(zones)].sort());
  expect(zones).toEqual(expect.arrayContaining(["Asia/Kathmandu", "Asia/Kolkata", "Europe/Kyiv", "UTC"]));
  expect(zones).not.toContain("Asia/Calcutta");
  expect(zones).not.toContain("Etc/UTC");
});
