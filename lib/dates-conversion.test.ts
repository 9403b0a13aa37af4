import { describe, expect, it } from "vitest";
import { dayInZone, isSecondShowing, isValidTimeZone, localToUtc, timesShown, utcToLocal } from "./dates";

const at = (iso: string) => new Date(iso);

describe("localToUtc", () => {
  it.each([
    ["an ordinary evening", "2026-11-28T19:00", "Europe/Berlin", "2026-11-28T18:00:00.000Z"],
    ["45 minutes off the hour", "2026-11-28T19:00", "Asia/Kathmandu", "2026-11-28T13:15:00.000Z"],
    [
      "the first of two 02:30s when clocks go back",
      "2026-10-25T02:30",
      "Europe/Berlin",
      "2026-10-25T00:30:00.000Z",
    ],
    ["the hour after the repeated one", "2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"],
    [
      "a skipped 02:30 as 03:30 when clocks go forward",
      "2026-03-29T02:30",
      "Europe/Berlin",
      "2026-03-29T01:30:00.000Z",
    ],
    ["the first minute after the gap", "2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
    [
      "the first of two 01:30s in New York",
      "2026-11-01T01:30",
      "America/New_York",
      "2026-11-01T05:30:00.000Z",
    ],
    ["a gap of half an hour", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
    ["a day that Samoa skipped", "2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00:00.000Z"],
    ["14 hours ahead", "2027-01-01T00:00", "Pacific/Kiritimati", "2026-12-31T10:00:00.000Z"],
    ["seconds", "2026-11-28T19:00:30", "UTC", "2026-11-28T19:00:30.000Z"],
  ])("localToUtc reads %s", (_, local, timeZone, expected) => {
    expect(localToUtc(local, timeZone).toISOString()).toBe(expected);
  });

  it.each([
    "",
    "2026-11-28",
    "2026-02-30T10:00",
    "2026-13-01T10:00",
    "2026-11-28T24:00",
    "2026-11-28T19:00Z",
    "soon",
  ])("localToUtc refuses %j", (local) => {
    expect(() => localToUtc(local, "Europe/Berlin")).toThrow(RangeError);
  });

  it("an unknown zone is refused", () => {
    expect(() => localToUtc("2026-11-28T19:00", "Mars/Olympus")).toThrow(RangeError);
  });

  it("every existing local time of a year converts to UTC and back in zones of every kind", () => {
    for (const zone of ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"]) {
      for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 3_600_000) {
        const local = utcToLocal(new Date(ms), zone);
        expect(utcToLocal(localToUtc(local, zone), zone)).toBe(local);
      }
    }
  });
});

it("a time is shown on the zone's clock, not the machine's", () => {
  expect(utcToLocal(at("2026-11-28T18:00:59Z"), "Europe/Berlin")).toBe("2026-11-28T19:00");
  expect(utcToLocal(at("2026-12-31T18:30Z"), "Asia/Kathmandu")).toBe("2027-01-01T00:15");
  expect(dayInZone(at("2026-12-31T18:30Z"), "Asia/Kathmandu")).toBe("2027-01-01");
});

describe("time zones", () => {
  it.each([
    ["Europe/Berlin", true],
    ["America/Argentina/Buenos_Aires", true],
    ["Asia/Calcutta", true],
    ["Etc/GMT+5", true],
    ["UTC", true],
    ["Mars/Olympus", false],
    ["+05:45", false],
    ["europe/berlin", false],
    ["", false],
    ["A".repeat(10_000), false],
  ])("the text %j is a time zone: %j", (timeZone, expected) => {
    expect(isValidTimeZone(timeZone)).toBe(expected);
  });
});

describe("the hour that clocks show twice", () => {
  const local = "2026-10-25T02:30";
  const [first, second] = [new Date("2026-10-25T00:30:00Z"), new Date("2026-10-25T01:30:00Z")];

  it("an hour that clocks show twice can be either one", () => {
    expect(localToUtc(local, "Europe/Berlin")).toEqual(first);
    expect(localToUtc(local, "Europe/Berlin", true)).toEqual(second);
    expect(localToUtc("2026-10-25T12:00", "Europe/Berlin", true)).toEqual(new Date("2026-10-25T11:00:00Z"));
  });

  it("a repeated hour is distinguished from ordinary and skipped hours", () => {
    expect(
      [local, "2026-10-25T03:30", "2026-03-29T02:30"].map((at) => timesShown(at, "Europe/Berlin")),
    ).toEqual([2, 1, 0]);
    expect([first, second].map((at) => isSecondShowing(at, "Europe/Berlin"))).toEqual([false, true]);
    expect(isSecondShowing(new Date("2026-10-25T02:30:00Z"), "Europe/Berlin")).toBe(false);
  });
});
