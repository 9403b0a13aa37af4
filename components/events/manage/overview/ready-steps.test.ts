import { expect, it } from "vitest";
import type { EventDetails } from "@/server/domains/events/schema";
import { readySteps } from "./ready-steps";

const bare = {
  place: null,
  onlineUrl: null,
  description: "  ",
  capacity: null,
  coverUrl: null,
  endsAt: "2026-11-28T21:00:00.000Z",
} as EventDetails;
const done = (event: EventDetails, now: string) =>
  readySteps(event, new Date(now)).flatMap((step) => (step.isDone ? [step.label] : []));

it("the checklist lists what a draft has and lacks", () => {
  expect(done(bare, "2026-11-01T12:00:00Z")).toEqual(["A time in the future", "Capacity"]);
  const full = { ...bare, place: "Mill 3", description: "Music.", coverUrl: "https://example.org/a.jpg" };
  expect(done(full, "2026-11-01T12:00:00Z")).toHaveLength(5);
});

it("the checklist says that a past event must be moved", () => {
  expect(done(bare, "2026-12-01T12:00:00Z")).not.toContain("A time in the future");
});
