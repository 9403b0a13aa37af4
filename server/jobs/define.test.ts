import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cronOf, type Schedule, slotAt } from "./define";
import { jobs } from "./registry";

const at = (text: string) => new Date(`2026-11-28T${text}Z`);

describe("the slot of an instant", () => {
  test.each<[Schedule, string, Date]>([
    [{ everyMinutes: 1 }, "12:34:56.789", at("12:34:00")],
    [{ everyMinutes: 5 }, "12:34:56", at("12:30:00")],
    [{ everyMinutes: 15 }, "12:59:59.999", at("12:45:00")],
    [{ everyMinutes: 60 }, "12:00:00", at("12:00:00")],
    [{ everyMinutes: 360 }, "05:59:59", at("00:00:00")],
    [{ dailyAtHour: 10 }, "10:00:00", at("10:00:00")],
    [{ dailyAtHour: 10 }, "23:59:59", at("10:00:00")],
    [{ dailyAtHour: 10 }, "09:59:59", new Date("2026-11-27T10:00:00Z")],
    [{ dailyAtHour: 0 }, "00:00:00", at("00:00:00")],
  ])("of %j at %s", (schedule, time, slot) => {
    expect(slotAt(schedule, at(time))).toEqual(slot);
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

test("vercel.json calls exactly the jobs that there are, when they are due", () => {
  const { crons } = JSON.parse(readFileSync("vercel.json", "utf8"));
  const expected = jobs.map((job) => ({ path: `/api/cron/${job.name}`, schedule: cronOf(job.schedule) }));
  expect(crons).toEqual(expected);
});

test("every job has a name of its own that fits into a path", () => {
  const names = jobs.map((job) => job.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
