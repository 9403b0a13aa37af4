import { describe, expect, test } from "vitest";
import { defaultOf, isWanted, planChannels, quietEnd, type Reachable, sendTime } from "./policy";
import { KIND_NAMES, type KindName, NOTIFICATION_KINDS } from "./schema";

const at = (text: string) => new Date(text);
const person = { timeZone: "Europe/Berlin", quiet: null, phone: null, hasPush: false, choices: [] };
const night = { from: 22 * 60, to: 7 * 60 };

describe("quiet hours", () => {
  test.each([
    ["in the evening end next morning", "2026-11-20T22:30:00Z", "2026-11-21T06:00:00Z"],
    ["after midnight end the same morning", "2026-11-21T02:00:00Z", "2026-11-21T06:00:00Z"],
    ["begin at their first minute", "2026-11-20T21:00:00Z", "2026-11-21T06:00:00Z"],
    ["are over at their last", "2026-11-21T06:00:00Z", null],
    ["are not at noon", "2026-11-21T11:00:00Z", null],
    [
      "of the night in which clocks go forward end by the new time",
      "2027-03-28T00:30:00Z",
      "2027-03-28T05:00:00Z",
    ],
    [
      "of the night in which clocks go back end by the new time",
      "2026-10-24T22:30:00Z",
      "2026-10-25T06:00:00Z",
    ],
  ])("%s", (_, now, end) => {
    expect(quietEnd(night, "Europe/Berlin", at(now))).toEqual(end ? at(end) : null);
  });

  test("quiet hours within one day begin and end on it", () => {
    const siesta = { from: 13 * 60, to: 15 * 60 };
    expect(quietEnd(siesta, "UTC", at("2026-11-21T14:00:00Z"))).toEqual(at("2026-11-21T15:00:00Z"));
    expect(quietEnd(siesta, "UTC", at("2026-11-21T12:59:00Z"))).toBeNull();
  });

  test("quiet hours hold a message that can wait, and let through one that would come too late", () => {
    const now = at("2026-11-20T23:00:00Z");
    const quiet = { quiet: night, timeZone: "Europe/Berlin" };
    const morning = at("2026-11-21T06:00:00Z");
    expect(sendTime({ ...quiet, latestAt: at("2026-11-21T09:00:00Z") }, now)).toEqual(morning);
    expect(sendTime({ ...quiet, latestAt: at("2026-11-21T05:59:00Z") }, now)).toEqual(now);
    expect(sendTime({ ...quiet, latestAt: null }, now)).toEqual(now);
    expect(sendTime({ quiet: null, timeZone: "UTC", latestAt: morning }, now)).toEqual(now);
  });
});

describe("the channels of a kind", () => {
  test("the channels of a kind follow the person's choice for that kind and channel", () => {
    const off = [{ kind: "rsvp.confirmed", channel: "email", enabled: false }];
    expect(isWanted("rsvp.confirmed", "email", off)).toBe(false);
    expect(isWanted("rsvp.confirmed", "inApp", off)).toBe(true);
    expect(isWanted("rsvp.waitlisted", "email", off)).toBe(true);
  });

  test("a channel that is always on cannot be switched off, and one that a kind lacks cannot be switched on", () => {
    const choices = [
      { kind: "event.cancelled", channel: "email", enabled: false },
      { kind: "rsvp.confirmed", channel: "whatsapp", enabled: true },
    ];
    expect(isWanted("event.cancelled", "email", choices)).toBe(true);
    expect(isWanted("rsvp.confirmed", "whatsapp", choices)).toBe(false);
  });

  test("an offer goes to the phone once its number is confirmed", () => {
    const now = at("2026-11-20T12:00:00Z");
    const channels = (phone: string | null) =>
      planChannels("rsvp.offered", { ...person, phone }, { latestAt: null }, now).sent.map(
        ({ channel }) => channel,
      );
    expect(channels(null)).toEqual(["email"]);
    expect(channels("+491701234567")).toEqual(["email", "whatsapp"]);
  });

  test("a seat that opens up is pushed to a person with a browser for it, until they switch that off", () => {
    const channels = (change: Partial<Reachable>) =>
      planChannels("rsvp.promoted", { ...person, ...change }, { latestAt: null }, at("2026-11-20T12:00:00Z"));
    const off = { kind: "rsvp.promoted", channel: "push", enabled: false };
    expect(channels({}).sent.map(({ channel }) => channel)).toEqual(["email"]);
    expect(channels({ hasPush: true }).sent.map(({ channel }) => channel)).toEqual(["email", "push"]);
    expect(channels({ hasPush: true, choices: [off] }).sent.map(({ channel }) => channel)).toEqual(["email"]);
  });

  test("push messages are on for what is urgent and for reminders, never forced, and off for what goes to many", () => {
    const pushed = (kind: KindName) => defaultOf(kind, "push");
    for (const kind of KIND_NAMES) expect(pushed(kind)).not.toBe("always");
    const urgent = KIND_NAMES.filter((kind) => NOTIFICATION_KINDS[kind].lane === "urgent");
    expect(urgent.filter((kind) => pushed(kind) !== "on")).toEqual([]);
    expect(pushed("event.reminder")).toBe("on");
    expect(pushed("event.cancelled")).toBe("on");
    expect(pushed("event.message")).toBe("off");
    expect(pushed("webhook.disabled")).toBe("never");
  });

  test("deliveries are not due before the time of the notification", () => {
    const now = at("2026-11-20T12:00:00Z");
    const notBefore = at("2026-11-20T15:00:00Z");
    const { sent } = planChannels("rsvp.offer-ending", person, { latestAt: null, notBefore }, now);
    expect(sent).toEqual([{ channel: "email", runAfter: notBefore }]);
  });

  test("each kind reaches people by default, but for what they did themselves in sessions, of which there are many", () => {
    const quiet = ["session.confirmed", "session.waitlisted"];
    for (const kind of KIND_NAMES.filter((one) => !quiet.includes(one))) {
      const { inApp, email } = NOTIFICATION_KINDS[kind].channels;
      expect([inApp, email].some((one) => one === "on" || (one as string) === "always")).toBe(true);
    }
  });
});
