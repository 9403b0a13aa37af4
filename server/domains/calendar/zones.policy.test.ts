import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { localToUtc, utcToLocal } from "../../../lib/dates";
import { listTimeZones } from "../../../lib/time-zones";
import { isShownOnce, vtimezone, wallClock } from "./zones.policy";

const dayMs = 86_400_000;
const at = (text: string) => new Date(text);

/** The instant that another program computes for a wall clock from our block. */
function readBy(block: string, local: string): number {
  const calendar = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`));
  const zone = new ICAL.Timezone({ component: calendar.getFirstSubcomponent("vtimezone") });
  const [date = "", time = ""] = local.split("T");
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return (
    new ICAL.Time({ year, month, day, hour, minute, second: 0, isDate: false }, zone).toUnixTime() * 1000
  );
}

describe("a zone's rules", () => {
  test("the rules of a zone agree with the rest of the site in every zone", () => {
    const [from, to] = [at("2026-01-01T12:00Z"), at("2028-12-31T12:00Z")];
    const wrong = listTimeZones().filter((timeZone) => {
      const block = vtimezone(timeZone, from, to);
      for (let ms = from.getTime(); ms < to.getTime(); ms += 41 * dayMs) {
        if (readBy(block, utcToLocal(new Date(ms), timeZone)) !== ms) return true;
      }
      return false;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ["Europe/Berlin", "2027-03-28T01:00Z"],
    ["Europe/Berlin", "2027-10-31T01:00Z"],
    ["America/New_York", "2027-03-14T07:00Z"],
    ["America/New_York", "2027-11-07T06:00Z"],
    ["Australia/Lord_Howe", "2027-04-03T15:00Z"],
    ["Australia/Lord_Howe", "2027-10-02T15:30Z"],
  ])("the rules of %s change to the minute with the clocks at %s", (timeZone, change) => {
    const block = vtimezone(timeZone, at(change), at(change));
    // Well clear of the hour that is skipped or repeated.
    for (const hours of [-3, -2, 2, 3]) {
      const instant = new Date(at(change).getTime() + hours * 3_600_000);
      expect(readBy(block, utcToLocal(instant, timeZone))).toBe(instant.getTime());
    }
    const wall = new Date(at(change).getTime() - 60_000);
    const before = Date.parse(`${utcToLocal(wall, timeZone)}Z`) - wall.getTime();
    const start = new Date(at(change).getTime() + before).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
    expect(block).toContain(`DTSTART:${start}\r\n`);
  });

  test("the rules of zones with half hours, quarters and seconds are exact", () => {
    const block = vtimezone("Asia/Kathmandu", at("2026-06-01T00:00Z"), at("2026-06-01T00:00Z"));
    expect(block.match(/TZOFFSETTO:(.*)/g)).toEqual(["TZOFFSETTO:+0545"]);
  });
});

describe("a wall clock", () => {
  test("a wall clock is written to the second", () => {
    expect(wallClock(at("2026-11-28T18:00:07.900Z"), "Europe/Berlin")).toBe("20261128T190007");
    expect(wallClock(at("2026-11-28T18:30:00Z"), "Asia/Kathmandu")).toBe("20261129T001500");
  });

  test.each([
    ["Europe/Berlin", "2026-10-25T00:30Z", false],
    ["Europe/Berlin", "2026-10-25T01:30Z", false],
    ["Europe/Berlin", "2026-10-24T23:59Z", true],
    ["Europe/Berlin", "2026-10-25T02:00Z", true],
    ["Europe/Berlin", "2026-03-29T01:00Z", true],
    ["Australia/Lord_Howe", "2026-04-04T14:45Z", false],
    ["Australia/Lord_Howe", "2026-04-04T15:15Z", false],
    ["Australia/Lord_Howe", "2026-04-04T14:29Z", true],
    ["Asia/Kathmandu", "2026-10-25T01:30Z", true],
  ])("the wall clock in %s at %s identifies one instant: %s", (timeZone, instant, once) => {
    expect(isShownOnce(at(instant), timeZone)).toBe(once);
    if (once) expect(localToUtc(utcToLocal(at(instant), timeZone), timeZone)).toEqual(at(instant));
  });
});
