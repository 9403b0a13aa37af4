import { describe, expect, test } from "vitest";
import { countMissed, cronOf, type JobPlan, nextSlotAt, type Schedule, slotAt, slotsOwed } from "./policy";

const at = (text: string) => new Date(`2026-11-28T${text}Z`);

describe("the slot of an instant, and the next one", () => {
  test.each<[Schedule, string, Date, Date]>([
    [{ everyMinutes: 1 }, "12:34:56.789", at("12:34:00"), at("12:35:00")],
    [{ everyMinutes: 5 }, "12:34:56", at("12:30:00"), at("12:35:00")],
    [{ everyMinutes: 15 }, "12:59:59.999", at("12:45:00"), at("13:00:00")],
    [{ everyMinutes: 60 }, "12:00:00", at("12:00:00"), at("13:00:00")],
    [{ everyMinutes: 360 }, "05:59:59", at("00:00:00"), at("06:00:00")],
    [{ dailyAtHour: 10 }, "10:00:00", at("10:00:00"), new Date("2026-11-29T10:00:00Z")],
    [{ dailyAtHour: 10 }, "23:59:59", at("10:00:00"), new Date("2026-11-29T10:00:00Z")],
    [{ dailyAtHour: 10 }, "09:59:59", new Date("2026-11-27T10:00:00Z"), at("10:00:00")],
    [{ dailyAtHour: 0 }, "00:00:00", at("00:00:00"), new Date("2026-11-29T00:00:00Z")],
  ])("the schedule %j has the right slots around %s", (schedule, time, slot, next) => {
    expect(slotAt(schedule, at(time))).toEqual(slot);
    expect(nextSlotAt(schedule, at(time))).toEqual(next);
  });
});

test.each<[Schedule, string]>([
  [{ everyMinutes: 1 }, "* * * * *"],
  [{ everyMinutes: 5 }, "*/5 * * * *"],
  [{ everyMinutes: 15 }, "*/15 * * * *"],
  [{ everyMinutes: 60 }, "0 * * * *"],
  [{ everyMinutes: 360 }, "0 */6 * * *"],
  [{ dailyAtHour: 10 }, "0 10 * * *"],
])("%j is the cron expression %s", (schedule, expression) => {
  expect(cronOf(schedule)).toBe(expression);
});

test.each<[string, Date | null, number]>([
  ["a job that never ran", null, 0],
  ["a run in this slot", at("12:00:00"), 0],
  ["a run in the slot before, where this one is still to come", at("11:00:00"), 0],
  ["three hours of silence", at("08:00:00"), 3],
  ["a run that a faster clock put ahead", at("13:00:00"), 0],
])("missed slots are counted for %s", (_, last, missed) => {
  expect(countMissed({ everyMinutes: 60 }, last, at("12:59:00"))).toBe(missed);
});

describe("the slots that are owed at 12:20", () => {
  const now = at("12:20:30");
  const hourly: JobPlan = { name: "hourly", schedule: { everyMinutes: 60 }, missed: "catch-up" };
  const owed = (plan: JobPlan, last: Date | null, died: Date[] = []) =>
    slotsOwed(plan, { last, died }, now).map((slot) => slot.toISOString().slice(11, 16));

  test.each<[string, Date | null, Date[], string[]]>([
    ["the present slot is owed on the first start ever", null, [], ["12:00"]],
    ["no slot is owed if the present one was taken", at("12:00:00"), [], []],
    ["the present slot is owed if the one before was taken", at("11:00:00"), [], ["12:00"]],
    ["each slot is owed after three hours of silence", at("09:00:00"), [], ["10:00", "11:00", "12:00"]],
    ["a slot whose run died is owed first", at("11:00:00"), [at("09:00:00")], ["09:00", "12:00"]],
  ])("%s", (_, last, died, slots) => {
    expect(owed(hourly, last, died)).toEqual(slots);
  });

  test("two dozen slots are owed after a week, oldest first, and the rest the next time", () => {
    const slots = slotsOwed(hourly, { last: new Date("2026-11-21T12:00:00Z"), died: [] }, now);
    expect(slots).toHaveLength(24);
    expect(slots[0]).toEqual(new Date("2026-11-21T13:00:00Z"));
    const rest = slotsOwed(hourly, { last: slots.at(-1) ?? null, died: [] }, now);
    expect(rest[0]).toEqual(new Date("2026-11-22T13:00:00Z"));
  });

  test("a job that skips owes the present slot only, whatever was missed", () => {
    expect(owed({ ...hourly, missed: "skip" }, at("01:00:00"), [at("00:00:00")])).toEqual(["12:00"]);
  });
});
