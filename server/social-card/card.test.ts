import { describe, expect, test } from "vitest";
import { socialCard } from "./card";

const now = new Date("2026-11-20T12:00:00Z");
const event = {
  id: "0198a1c0-0000-7000-8000-000000000001",
  title: "Supper club",
  status: "published",
  startsAt: "2026-11-28T19:00:00.000Z",
  endsAt: "2026-11-28T22:00:00.000Z",
  timeZone: "Europe/Lisbon",
  allDay: false,
  place: "Rua das Flores 12",
  placeHidden: false,
  host: { id: "0198a1c0-0000-7000-8000-000000000002", name: "Ana", imageUrl: null },
} as const;

describe("socialCard", () => {
  test("a social card shows the title, the time, the place and the host", () => {
    expect(socialCard(event, now)).toMatchObject({
      title: "Supper club",
      time: "Sat 28 Nov, 19:00 – 22:00 WET",
      place: "Rua das Flores 12",
      host: "Hosted by Ana",
    });
  });

  test("a social card leaves out a place shown only to guests, even if a guest requests it", () => {
    expect(socialCard({ ...event, placeHidden: true }, now).place).toBeNull();
    expect(JSON.stringify(socialCard({ ...event, placeHidden: true }, now))).not.toContain("Flores");
  });

  test("a social card of an all-day event has days and no hours", () => {
    const days = { allDay: true, startsAt: "2026-11-28T00:00:00.000Z" };
    expect(socialCard({ ...event, ...days, endsAt: "2026-11-29T00:00:00.000Z" }, now).time).toBe(
      "Sat 28 Nov",
    );
    expect(socialCard({ ...event, ...days, endsAt: "2026-12-01T00:00:00.000Z" }, now).time).toBe(
      "28 – 30 Nov",
    );
  });

  test("a social card says that a cancelled event is cancelled", () => {
    expect(socialCard({ ...event, status: "cancelled" }, now).time).toMatch(/^Cancelled: Sat 28 Nov/);
  });

  test("a right-to-left name does not reverse the rest of its line", () => {
    expect(socialCard({ ...event, host: { ...event.host, name: "אבי" } }, now).host).toBe(
      "Hosted by \u2068אבי\u2069",
    );
  });
});
