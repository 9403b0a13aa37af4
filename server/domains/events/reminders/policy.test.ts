import { describe, expect, test } from "vitest";
import { formatInZone } from "../../../../lib/dates";
import { decideReminders, dueAtOf, type ReminderRow, reminderOccurrence, startOf, stateOf } from "./policy";

const startsAt = new Date("2026-11-28T18:00:00Z");
const now = new Date("2026-11-26T12:00:00Z");
const minutes = (n: number, from: Date = now) => new Date(from.getTime() + n * 60_000);
const DAY = 1_440;

const rowOf = (minutesBefore: number, releasedAt: Date | null = null, start = startsAt): ReminderRow => ({
  minutesBefore,
  releasedAt,
  dueAt: dueAtOf(start, minutesBefore),
});

describe("the reminders of an event that is published or gets a new schedule", () => {
  test("future reminders wait, and past ones are skipped, when an event is published or gets a new schedule", () => {
    const { write, remove } = decideReminders({ startsAt, reminderMinutes: [3 * DAY, DAY, 60] }, [], now);
    const over = dueAtOf(startsAt, 3 * DAY);
    expect(write).toEqual([{ minutesBefore: 3 * DAY, dueAt: over, releasedAt: over }, rowOf(DAY), rowOf(60)]);
    expect(remove).toEqual([]);
  });

  test("reminders that match the schedule stay unchanged, and others are deleted", () => {
    const known = [rowOf(DAY), rowOf(120), rowOf(60, minutes(-1, startsAt))];
    expect(decideReminders({ startsAt, reminderMinutes: [DAY, 60] }, known, now)).toEqual({
      write: [],
      remove: [120],
    });
  });

  test("a reminder that is due at this moment stays to be sent", () => {
    const due = dueAtOf(startsAt, DAY);
    const { write } = decideReminders({ startsAt, reminderMinutes: [DAY] }, [rowOf(DAY)], minutes(1, due));
    expect(write).toEqual([]);
  });
});

describe("the reminders of a moved event", () => {
  const sent = (minutesBefore: number) => rowOf(minutesBefore, minutes(1, dueAtOf(startsAt, minutesBefore)));
  const later = minutes(7 * DAY, startsAt);
  const at = minutes(-30, startsAt);

  test.each<[string, ReminderRow, Date, Date, ReminderRow[]]>([
    ["one that was sent waits for a later start", sent(DAY), later, at, [rowOf(DAY, null, later)]],
    ["one that waited waits for a later start", rowOf(DAY), later, now, [rowOf(DAY, null, later)]],
    [
      "one that was skipped waits for a later start",
      rowOf(DAY, dueAtOf(startsAt, DAY)),
      later,
      at,
      [rowOf(DAY, null, later)],
    ],
    [
      "one that waited is skipped if the start moves past its time",
      rowOf(DAY),
      minutes(60),
      now,
      [rowOf(DAY, dueAtOf(minutes(60), DAY), minutes(60))],
    ],
    ["one that was sent stays sent for an earlier start", sent(DAY), minutes(20, at), at, []],
    [
      "one that still has time waits for less with an earlier start",
      rowOf(60),
      minutes(120),
      now,
      [rowOf(60, null, minutes(120))],
    ],
  ])("among the reminders of a moved event, %s", (_, known, start, moment, written) => {
    const schedule = { startsAt: start, reminderMinutes: [known.minutesBefore] };
    expect(decideReminders(schedule, [known], moment).write).toEqual(written);
  });

  test("an event that is moved and moved back does not send a reminder again for the same start", () => {
    const before = minutes(-30, startsAt);
    const first = sent(DAY);
    const moved = decideReminders({ startsAt: later, reminderMinutes: [DAY] }, [first], before).write;
    const back = decideReminders({ startsAt, reminderMinutes: [DAY] }, moved, before).write;
    expect(back).toEqual([rowOf(DAY, first.dueAt)]);
  });
});

describe("the state of a reminder", () => {
  const published = { status: "published" as const, startsAt };
  const due = dueAtOf(startsAt, DAY);
  test.each([
    ["that is still to come", published, rowOf(DAY), now, "planned"],
    ["that is due and about to be sent", published, rowOf(DAY), minutes(1, due), "planned"],
    ["that was sent", published, rowOf(DAY, minutes(1, due)), minutes(2, due), "sent"],
    [
      "that was sent before the event was cancelled",
      { status: "cancelled" as const, startsAt },
      rowOf(DAY, minutes(1, due)),
      startsAt,
      "sent",
    ],
    ["that was skipped", published, rowOf(DAY, due), minutes(2, due), "passed-over"],
    [
      "that waits for a cancelled event",
      { status: "cancelled" as const, startsAt },
      rowOf(DAY),
      now,
      "passed-over",
    ],
    ["that waits for an event that has begun", published, rowOf(DAY), startsAt, "passed-over"],
    ["of a draft that is still to come", { status: "draft" as const, startsAt }, undefined, now, "planned"],
    [
      "of a draft that is too late",
      { status: "draft" as const, startsAt },
      undefined,
      minutes(1, due),
      "passed-over",
    ],
  ] as const)("the state is right for a reminder %s", (_, event, row, moment, state) => {
    expect(stateOf(event, { minutesBefore: DAY, row }, moment)).toBe(state);
  });
});

test("a day before is 24 hours before, also over a night in which the clocks change", () => {
  const timeZone = "Europe/Berlin";
  // Sunday 25 October 2026: the clocks go back. Sunday 28 March 2027: they go forward.
  const dueIn = (start: string) => formatInZone({ at: dueAtOf(new Date(start), DAY), timeZone, now });
  expect(dueIn("2026-10-25T18:00:00Z")).toBe("Sat 24 Oct, 20:00 CEST");
  expect(dueIn("2027-03-28T17:00:00Z")).toBe("Sat 27 Mar 2027, 18:00 CET");
});

test("one reminder of one start has one dedupe key", () => {
  const row = rowOf(DAY);
  expect(startOf(row)).toEqual(startsAt);
  const other = [rowOf(60), rowOf(DAY, null, minutes(1, startsAt))];
  const occurrences = [row, ...other].map((one) => reminderOccurrence("event", one));
  expect(new Set(occurrences).size).toBe(3);
});
