import { expect, test } from "vitest";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import {
  endAfterStart,
  faultsOfSession,
  localTimes,
  newSessionValues,
  type SessionValues,
  sessionChanges,
  timeAfter,
  toSessionInput,
  toSessionValues,
} from "./session-values";

const timeZone = "Europe/Berlin";
const seats = {
  ...{ capacity: 40, confirmedSeats: 3, offeredSeats: 0, waitlistedSeats: 0, waitlistLength: 0 },
  ...{ seatsLeft: 37, heldForWaitlist: false, version: 1 },
};
const session: SessionDetails = {
  id: "0198c3d5-0000-7000-8000-000000000001",
  eventId: "0198c3d5-0000-7000-8000-000000000002",
  title: "Ink and paper",
  description: "",
  type: "Talk",
  track: null,
  trackId: null,
  trackColor: null,
  room: "Hall",
  roomId: "0198c3d5-0000-7000-8000-000000000003",
  speakers: [{ id: "0198c3d5-0000-7000-8000-000000000004", name: "Ana", bio: "Prints.", photoUrl: null }],
  startsAt: "2026-12-04T09:00:30.000Z",
  endsAt: "2026-12-04T10:00:00.000Z",
  capacity: 40,
  ownCapacity: null,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  partyRule: "skip",
  guestsMax: 0,
  doorMinutes: null,
  overlapAllowed: false,
  status: "scheduled",
  version: 4,
  seats,
};
const read = { timeZone, saved: session };
const values = (change: Partial<SessionValues> = {}) => ({
  ...toSessionValues(session, timeZone),
  ...change,
});

test("a session that is opened and saved without a change changes nothing", () => {
  expect(sessionChanges(values(), read)).toEqual({});
  expect(faultsOfSession(values(), read)).toEqual([]);
});

test("only what was changed is sent, and a time that stays keeps its seconds", () => {
  expect(sessionChanges(values({ title: "Ink" }), read)).toEqual({ title: "Ink" });
  expect(toSessionInput(values({ end: "12:00" }), read)).toMatchObject({
    startsAt: "2026-12-04T09:00:30.000Z",
    endsAt: "2026-12-04T11:00:00.000Z",
  });
});

test("an end that is not after the start is on the next day", () => {
  const late = { day: "2026-12-04", start: "23:30", end: "00:30", lastDay: "" };
  expect(localTimes(late)).toEqual({
    startsAt: "2026-12-04T23:30",
    endsAt: "2026-12-05T00:30",
    isNextDay: true,
  });
});

test("a session that lasts longer than a day shows its last day", () => {
  const long = toSessionValues({ ...session, endsAt: "2026-12-06T10:00:00.000Z" }, timeZone);
  expect(long.lastDay).toBe("2026-12-06");
  expect(localTimes(long).endsAt).toBe("2026-12-06T11:00");
});

test("a last day before the first is refused beside the end", () => {
  expect(faultsOfSession(values({ lastDay: "2026-12-03" }), read)).toEqual([
    { field: "endsAt", message: "The end must come after the start." },
  ]);
});

test("a time that clocks skip is refused with the next one that they show", () => {
  const gap = values({ day: "2026-03-29", start: "02:30", end: "04:00" });
  expect(faultsOfSession(gap, read)).toEqual([
    { field: "startsAt", message: expect.stringContaining("Choose 03:30") },
  ]);
});

test("a time that clocks show twice can mean the second of the two", () => {
  const night = { day: "2026-10-25", start: "02:30", end: "04:00" };
  expect(toSessionInput(values(night), read).startsAt).toBe("2026-10-25T00:30:00.000Z");
  expect(toSessionInput(values({ ...night, isStartSecond: true }), read).startsAt).toBe(
    "2026-10-25T01:30:00.000Z",
  );
});

test("missing fields are named as the procedures name them", () => {
  const empty = values({
    title: " ",
    day: "",
    isLimited: true,
    capacity: "",
    speakers: [{ key: "new", name: "", bio: "", photoUrl: "http://a.test/x.png" }],
  });
  const fields = faultsOfSession(empty, read).map(({ field }) => field);
  expect(fields).toEqual(
    expect.arrayContaining(["title", "startsAt", "capacity", "speakers.0.name", "speakers.0.photoUrl"]),
  );
});

test("an empty bio is left out unless it was emptied here", () => {
  const added = { key: "new", name: "Ben", bio: "", photoUrl: "" };
  const [ana] = values().speakers;
  if (!ana) throw new Error("the session has a speaker");
  const { speakers } = toSessionInput(values({ speakers: [{ ...ana, bio: "" }, added] }), read);
  expect(speakers).toEqual([{ name: "Ana", bio: "" }, { name: "Ben" }]);
});

test("a capacity of its own that is taken off becomes the room's", () => {
  const own = { ...session, ownCapacity: 30 };
  const opened = toSessionValues(own, timeZone);
  expect(sessionChanges({ ...opened, isLimited: false }, { timeZone, saved: own })).toEqual({
    capacity: null,
  });
});

test("a new session takes an hour from the event's start, by the event's rules", () => {
  const event = {
    startsAt: "2026-12-04T08:00:00.000Z",
    timeZone,
    waitlistEnabled: false,
    waitlistMode: "offer",
    partyRule: "strict",
  } as const;
  expect(newSessionValues({ event })).toMatchObject({
    ...{ day: "2026-12-04", start: "09:00", end: "10:00" },
    ...{ waitlistEnabled: false, waitlistMode: "offer", partyRule: "strict" },
  });
});

test("the end follows the start", () => {
  expect(endAfterStart({ start: "09:00", end: "10:30" }, "11:15")).toBe("12:45");
  expect(endAfterStart({ start: "23:00", end: "00:00" }, "22:00")).toBe("23:00");
  expect(endAfterStart({ start: "", end: "10:30" }, "11:15")).toBe("10:30");
  expect(timeAfter("23:30", 60)).toBe("00:30");
});
