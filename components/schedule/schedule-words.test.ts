import { expect, test } from "vitest";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import { scheduleStatus } from "./schedule-words";

const item = (changes: Partial<ScheduleItem>): ScheduleItem => ({
  rsvpId: "r",
  sessionId: "s",
  eventId: "e",
  title: "Inks",
  startsAt: "2026-12-04T10:00:00.000Z",
  endsAt: "2026-12-04T11:00:00.000Z",
  type: null,
  room: null,
  track: null,
  speakers: [],
  isCancelled: false,
  rsvpStatus: "confirmed",
  guests: 0,
  position: null,
  offerExpiresAt: null,
  clashesWith: [],
  ...changes,
});

test.each([
  [{}, "09:00", "Going"],
  [{}, "11:00", "You were in"],
  [{ rsvpStatus: "waitlisted", position: 3 }, "09:00", "On the waitlist (3rd)"],
  [{ rsvpStatus: "waitlisted", position: 3 }, "11:00", "Was on the waitlist"],
  [{ rsvpStatus: "offered" }, "09:00", "A seat is being held for you"],
  [{ isCancelled: true }, "09:00", "Cancelled by the host"],
] as const)("a schedule item with %o at %s says %j", (changes, time, text) => {
  expect(scheduleStatus(item(changes), new Date(`2026-12-04T${time}:00Z`)).text).toBe(text);
});
