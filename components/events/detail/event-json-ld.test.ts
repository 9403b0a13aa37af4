import { describe, expect, it } from "vitest";
import { plainText } from "@/lib/plain-text";
import type { EventDetails } from "@/server/domains/events/schema";
import { eventJsonLd } from "./event-json-ld";

describe("plainText", () => {
  it.each([
    ["# Tea\n\nBring **two** cups.", "Tea Bring two cups."],
    ["- one\n- [two](https://x.test)\n1. three", "one two three"],
    ["![a cup](https://x.test/a.png)hot", "hot"],
    ["<script>alert(1)</script>hi", "alert(1) hi"],
    ["", ""],
  ])("plain text is made from %j", (markdown, text) => expect(plainText(markdown)).toBe(text));

  it("plain text is cut at a word and never exceeds the limit", () => {
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
    timeZone: "Europe/Berlin",
    allDay: false,
    previousStartsAt: null,
    status: "published",
    capacity: 50,
    host: { id: "h", name: "Mara", imageUrl: null },
    seats: { seatsLeft: 13 },
  } as EventDetails;

  it("a title cannot break out of the JSON-LD script", () => {
    const json = eventJsonLd(event, "https://turnout.test/events/tea");
    expect(json).not.toContain("<");
    expect(JSON.parse(json).name).toBe(event.title);
  });

  it("JSON-LD gives the place, the capacity and the status", () => {
    const read = (over: Partial<EventDetails>) =>
      JSON.parse(eventJsonLd({ ...event, ...over }, "https://x.test"));
    expect(read({})).toMatchObject({ maximumAttendeeCapacity: 50, remainingAttendeeCapacity: 13 });
    expect(read({}).eventAttendanceMode).toContain("Offline");
    expect(read({ onlineUrl: "https://meet.test" }).eventAttendanceMode).toContain("Mixed");
    expect(read({ place: null, onlineUrl: "https://meet.test" }).location["@type"]).toBe("VirtualLocation");
    expect(read({ status: "cancelled" }).eventStatus).toBe("https://schema.org/EventCancelled");
  });

  const read = (over: Partial<EventDetails>) =>
    JSON.parse(eventJsonLd({ ...event, ...over }, "https://x.test/e"));

  it.each<[string, Partial<EventDetails>, object]>([
    [
      "times as the clocks of the event show them",
      {},
      { startDate: "2026-11-28T19:00:00+01:00", endDate: "2026-11-28T22:00:00+01:00" },
    ],
    ["offsets of half hours", { timeZone: "Asia/Kolkata" }, { startDate: "2026-11-28T23:30:00+05:30" }],
    [
      "offsets west of Greenwich",
      { timeZone: "America/St_Johns" },
      { startDate: "2026-11-28T14:30:00-03:30" },
    ],
    [
      "dates alone of whole days, the last one included",
      { allDay: true, startsAt: "2026-11-27T23:00:00.000Z", endsAt: "2026-11-29T23:00:00.000Z" },
      { startDate: "2026-11-28", endDate: "2026-11-29" },
    ],
    [
      "that it was moved, and from when",
      { previousStartsAt: "2026-11-27T18:00:00.000Z" },
      { eventStatus: "https://schema.org/EventRescheduled", previousStartDate: "2026-11-27T19:00:00+01:00" },
    ],
    [
      "that it was called off after it was moved",
      { status: "cancelled", previousStartsAt: "2026-11-27T18:00:00.000Z" },
      { eventStatus: "https://schema.org/EventCancelled" },
    ],
    [
      "the picture for link previews where there is no cover",
      {},
      { image: ["https://x.test/e/picture.png"] },
    ],
    [
      "an uploaded cover",
      { coverUrl: "/api/v1/attachments/x" },
      { image: ["https://x.test/api/v1/attachments/x"] },
    ],
    ["the cover", { coverUrl: "https://x.test/c.jpg" }, { image: ["https://x.test/c.jpg"] }],
    ["that it is free", {}, { isAccessibleForFree: true, offers: { price: 0, priceCurrency: "USD" } }],
    ["seats that are left", {}, { offers: { price: 0, availability: "https://schema.org/InStock" } }],
    [
      "that every seat is taken",
      { seats: { ...event.seats, seatsLeft: 0 } },
      { offers: { availability: "https://schema.org/SoldOut", url: "https://x.test/e" } },
    ],
    [
      "where and how",
      {},
      {
        eventStatus: "https://schema.org/EventScheduled",
        location: { "@type": "Place", name: "Teehaus, Berlin" },
      },
    ],
  ])("the JSON-LD of an event tells %s", (_, over, told) => expect(read(over)).toMatchObject(told));

  it("JSON-LD names no unknown place and no offer once the event is over or cancelled", () => {
    const hidden = read({ place: null, onlineUrl: null });
    expect(hidden).not.toHaveProperty("location");
    expect(hidden).not.toHaveProperty("eventAttendanceMode");
    expect(read({ status: "cancelled" })).not.toHaveProperty("offers");
    expect(read({ status: "ended" })).not.toHaveProperty("offers");
  });
});
