import { describe, expect, test } from "vitest";
import { utcToLocal } from "../../../lib/dates";
import {
  faultsOf,
  faultsOfMove,
  statusOf,
  timesOfCopy,
  whyNotCancellable,
  whyNotDeletable,
  whyNotEditable,
  whyNotPublishable,
} from "./policy";

const now = new Date("2026-11-20T12:00:00Z");
const at = (text: string) => new Date(text);
const past = { startsAt: at("2026-11-19T18:00:00Z"), endsAt: at("2026-11-19T20:00:00Z") };
const running = { startsAt: at("2026-11-20T11:00:00Z"), endsAt: at("2026-11-20T13:00:00Z") };
const endsNow = { startsAt: at("2026-11-20T11:00:00Z"), endsAt: now };
const ahead = { startsAt: at("2026-11-21T18:00:00Z"), endsAt: at("2026-11-21T20:00:00Z") };

describe("the life of an event", () => {
  test.each([
    // status, times, shown as, and the refusal of publish, cancel, edit and delete
    ["draft", ahead, "draft", null, "event.not-published", null, null],
    ["draft", running, "draft", null, "event.not-published", null, null],
    ["draft", past, "draft", "event.past", "event.not-published", null, null],
    ["draft", endsNow, "draft", "event.past", "event.not-published", null, null],
    ["published", ahead, "published", null, null, null, "event.not-draft"],
    ["published", running, "published", null, null, null, "event.not-draft"],
    ["published", endsNow, "ended", null, "event.past", null, "event.not-draft"],
    ["published", past, "ended", null, "event.past", null, "event.not-draft"],
    ["cancelled", ahead, "cancelled", "event.cancelled", null, "event.cancelled", "event.not-draft"],
    ["cancelled", past, "cancelled", "event.cancelled", null, "event.cancelled", "event.not-draft"],
  ] as const)("a %s event at %o is shown as %s", (status, times, shown, publish, cancel, edit, remove) => {
    const event = { status, ...times };
    expect(statusOf(event, now)).toBe(shown);
    expect(whyNotPublishable(event, now)).toBe(publish);
    expect(whyNotCancellable(event, now)).toBe(cancel);
    expect(whyNotEditable(event)).toBe(edit);
    expect(whyNotDeletable(event)).toBe(remove);
  });
});

describe("the times of an event", () => {
  const start = "2026-12-01T10:00:00Z";
  test.each([
    ["2026-12-01T10:00:01Z", null, []],
    ["2026-12-01T10:00:00Z", null, ["endsAt"]],
    ["2026-11-30T10:00:00Z", null, ["endsAt"]],
    ["2027-03-01T10:00:00Z", null, []],
    ["2027-03-01T10:00:01Z", null, ["endsAt"]],
    ["2026-12-01T12:00:00Z", "2026-12-01T12:00:00Z", []],
    ["2026-12-01T12:00:00Z", "2026-12-01T12:00:01Z", ["rsvpClosesAt"]],
    ["2026-12-01T09:00:00Z", "2026-12-01T12:00:01Z", ["endsAt", "rsvpClosesAt"]],
  ])("an event with the end %s and the deadline %s has invalid fields %j", (end, deadline, fields) => {
    const faults = faultsOf({
      startsAt: at(start),
      endsAt: at(end),
      rsvpOpensAt: null,
      rsvpClosesAt: deadline ? at(deadline) : null,
      membersFirstUntil: null,
    });
    expect(faults.map((fault) => fault.field)).toEqual(fields);
  });

  test.each([
    ["2026-12-01T09:59:59Z", null, []],
    ["2026-12-01T10:00:00Z", null, ["RSVPs must open before the event starts."]],
    ["2026-11-30T10:00:00Z", "2026-11-30T10:00:01Z", []],
    ["2026-11-30T10:00:00Z", "2026-11-30T10:00:00Z", ["RSVPs must open before they close."]],
    ["2026-12-01T10:30:00Z", "2026-12-01T10:40:00Z", ["RSVPs must open before the event starts."]],
  ])("an event with RSVPs from %s to %s gets the messages %j", (opens, closes, messages) => {
    const rsvpClosesAt = closes ? at(closes) : null;
    const times = {
      startsAt: at(start),
      endsAt: at("2026-12-01T12:00:00Z"),
      rsvpOpensAt: at(opens),
      rsvpClosesAt,
      membersFirstUntil: null,
    };
    expect(faultsOf(times).map((fault) => fault.message)).toEqual(messages);
  });

  test("an event that people can answer cannot be moved into the past, but an old draft may be in the past", () => {
    expect(faultsOfMove({ status: "published", ...ahead }, past, now)).toHaveLength(1);
    expect(faultsOfMove({ status: "draft", ...ahead }, past, now)).toEqual([]);
    expect(faultsOfMove({ status: "published", ...past }, past, now)).toEqual([]);
    expect(faultsOfMove({ status: "published", ...past }, ahead, now)).toEqual([]);
  });
});

describe("the times of a copy", () => {
  const copy = (
    event: Partial<Parameters<typeof timesOfCopy>[0]>,
    startsAt: string | null = null,
    today = now,
  ) =>
    timesOfCopy(
      {
        ...ahead,
        rsvpOpensAt: null,
        rsvpClosesAt: null,
        membersFirstUntil: null,
        timeZone: "Europe/Berlin",
        ...event,
      },
      startsAt ? at(startsAt) : null,
      today,
    );

  test("a copy is a week later at the same time of day, also when the clocks change in between", () => {
    const berlin = { startsAt: at("2026-10-23T17:00:00Z"), endsAt: at("2026-10-23T20:00:00Z") };
    const times = copy(
      { ...berlin, rsvpOpensAt: at("2026-10-20T07:00:00Z"), rsvpClosesAt: at("2026-10-23T10:00:00Z") },
      null,
      at("2026-10-01T00:00:00Z"),
    );
    expect(times.rsvpOpensAt && utcToLocal(times.rsvpOpensAt, "Europe/Berlin")).toBe("2026-10-27T09:00");
    expect(utcToLocal(times.startsAt, "Europe/Berlin")).toBe("2026-10-30T19:00");
    expect(utcToLocal(times.endsAt, "Europe/Berlin")).toBe("2026-10-30T22:00");
    expect(times.rsvpClosesAt && utcToLocal(times.rsvpClosesAt, "Europe/Berlin")).toBe("2026-10-30T12:00");
    expect(times.startsAt).toEqual(at("2026-10-30T18:00:00Z"));
  });

  test("a copy skips the weeks that are already over", () => {
    expect(
      copy({ startsAt: at("2026-10-29T18:00:00Z"), endsAt: at("2026-10-29T19:00:00Z") }).startsAt,
    ).toEqual(at("2026-11-26T18:00:00Z"));
  });

  test("a copy can start at a time that the host chose", () => {
    const times = copy({ rsvpClosesAt: at("2026-11-20T18:00:00Z") }, "2027-07-01T08:30:00Z");
    expect(times.startsAt).toEqual(at("2027-07-01T08:30:00Z"));
    expect(times.endsAt).toEqual(at("2027-07-01T10:30:00Z"));
    expect(times.rsvpClosesAt).toEqual(at("2027-06-30T08:30:00Z"));
  });

  test("a copy keeps the length of an event whose end falls into a skipped hour", () => {
    // 02:50 does not exist on 28 March in Berlin and moves on to 03:50, past the end at 03:10.
    const times = copy({ startsAt: at("2027-03-21T01:50:00Z"), endsAt: at("2027-03-21T02:10:00Z") });
    expect(times.endsAt.getTime() - times.startsAt.getTime()).toBe(20 * 60_000);
  });
});
