import { expect, test } from "vitest";
import type { JobHealthOut } from "@/server/domains/operations/jobs/schema";
import { durationText, jobTrouble, resultText, scheduleText, startedText } from "./job-words";

test.each([
  ["* * * * *", "every minute"],
  ["*/15 * * * *", "every 15 minutes"],
  ["0 * * * *", "every hour"],
  ["0 */6 * * *", "every 6 hours"],
  ["0 4 * * *", "daily at 04:00 UTC"],
  ["0 4 1 * *", "0 4 1 * *"],
])("the schedule %s is shown as %s", (cron, text) => {
  expect(scheduleText(cron)).toBe(text);
});

test("the counts of a run are written short", () => {
  expect([null, 12.4, 999, 3_449].map(durationText)).toEqual(["–", "12 ms", "999 ms", "3.4 s"]);
  expect(resultText({ done: 1200, failed: 0, parked: 1 })).toBe("done 1,200 · parked 1");
  expect(resultText(null)).toBe("");
});

test("trouble is shown beside the newest run, and none for a job run by cron only", () => {
  const well = { failuresInDay: 0, missedSlots: 0, cronOnly: false, last: {} } as JobHealthOut;
  expect(jobTrouble(well)).toBeNull();
  expect(jobTrouble({ ...well, failuresInDay: 1, missedSlots: 2 })).toBe(
    "1 failed run in a day · 2 slots missed",
  );
  expect(jobTrouble({ ...well, missedSlots: 2, cronOnly: true })).toBeNull();
});

test("the result of starting a job is shown", () => {
  expect(startedText({ outcome: "ran", result: { done: 2 } }, "prune")).toBe("prune ran: done 2");
  expect(startedText({ outcome: "ran", result: { done: 0 } }, "prune")).toMatch(/nothing to do/);
  expect(startedText({ outcome: "already-taken", result: null }, "prune")).toMatch(/already running/);
  expect(startedText({ outcome: "failed", result: null }, "prune")).toMatch(/failed/);
});
