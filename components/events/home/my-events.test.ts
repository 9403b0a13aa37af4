import { expect, test } from "vitest";
import { mergeMyEvents } from "./my-events";

const event = (id: string, startsAt: string, change = {}) => ({
  id,
  slug: id,
  title: id,
  coverUrl: null,
  timeZone: "UTC",
  startsAt,
  status: "published",
  ...change,
});
const rsvp = (status: string, position: number | null = null) => ({ status, position });

test("RSVPs and hosted events share one list, soonest first, with the person's status", () => {
  const rsvps = [
    { event: event("late", "2026-12-03T10:00:00Z"), rsvp: rsvp("confirmed") },
    { event: event("queue", "2026-12-01T10:00:00Z"), rsvp: rsvp("waitlisted", 3) },
    { event: event("left", "2026-12-01T10:00:00Z"), rsvp: rsvp("cancelled") },
    { event: event("off", "2026-12-01T10:00:00Z", { status: "cancelled" }), rsvp: rsvp("confirmed") },
  ];
  const hosted = [
    event("mine", "2026-12-02T10:00:00Z", { viewerRole: "host" }),
    event("idea", "2026-11-30T10:00:00Z", { viewerRole: "cohost", status: "draft" }),
    event("called off", "2026-11-30T10:00:00Z", { viewerRole: "host", status: "cancelled" }),
    event("door", "2026-12-09T10:00:00Z", { viewerRole: "door" }),
  ];
  const merged = mergeMyEvents(rsvps as never, hosted as never);
  expect(merged.map(({ id, href, standing }) => [id, href, standing.text])).toEqual([
    ["idea", "/events/idea/manage", "Draft"],
    ["queue", "/events/queue", "3rd on the waitlist"],
    ["mine", "/events/mine/manage", "You host"],
    ["late", "/events/late", "You’re in"],
  ]);
});
