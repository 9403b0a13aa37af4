import { describe, expect, it } from "vitest";
import type { EventDetails } from "@/server/domains/events/schema";
import { eventJsonLd, plainText } from "./event-json-ld";

describe("plainText", () => {
  it.each([
    ["# Tea\n\nBring **two** cups.", "Tea Bring two cups."],
    ["- one\n- [two](https://x.test)\n1. three", "one two three"],
    ["![a cup](https://x.test/a.png)hot", "hot"],
    ["<script>alert(1)</script>hi", "alert(1) hi"],
    ["", ""],
  ])("%j", (markdown, text) => expect(plainText(markdown)).toBe(text));

  it("cuts at a word and never past the limit", () => {
    expect(plainText("alpha beta gamma", 12)).toBe("alpha beta…");
    expect(plainText("x".repeat(400)).length).toBeLessThanOrEqual(301);
  });
});

describe("eventJsonLd", () => {
  const event = {
    title: "Tea </script><script>alert(1)</script>",
    description: "Hot",
    coverUrl: null,
    place: "Teehaus, Berlin",
    onlineUrl: null,
    startsAt: "2026-11-28T18:00:00.000Z",
    endsAt: "2026-11-28T21:00:00.000Z",
    status: "published",
    capacity: 50,
    host: { id: "h", name: "Mara", imageUrl: null },
    seats: { seatsLeft: 13 },
  } as EventDetails;

  it("cannot be broken out of by a title", () => {
    const json = eventJsonLd(event, "https://turnout.test/events/tea");
    expect(json).not.toContain("<");
    expect(JSON.parse(json).name).toBe(event.title);
  });

  it("says where, how many and whether it takes place", () => {
    const read = (over: Partial<EventDetails>) =>
      JSON.parse(eventJsonLd({ ...event, ...over }, "https://x.test"));
    expect(read({})).toMatchObject({ maximumAttendeeCapacity: 50, remainingAttendeeCapacity: 13 });
    expect(read({}).eventAttendanceMode).toContain("Offline");
    expect(read({ onlineUrl: "https://meet.test" }).eventAttendanceMode).toContain("Mixed");
    expect(read({ place: null, onlineUrl: "https://meet.test" }).location["@type"]).toBe("VirtualLocation");
    expect(read({ status: "cancelled" }).eventStatus).toBe("https://schema.org/EventCancelled");
  });
});
