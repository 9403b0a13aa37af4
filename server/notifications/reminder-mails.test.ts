import { describe, expect, test } from "vitest";
import { provideEnv } from "../env";
import { reminderContent, rescheduledContent } from "./reminder-mails";
import type { RsvpMailFacts } from "./rsvp-facts";
import { anasFacts } from "./testing/rsvp-mail-facts";

provideEnv({ NEXTAUTH_URL: "https://turnout.example" });
const startsAt = new Date("2026-11-28T18:00:00Z");
const ahead = (minutes: number) => new Date(startsAt.getTime() - minutes * 60_000);

const factsOf = (change: Partial<RsvpMailFacts> = {}) => anasFacts({ statusAt: ahead(10_000), ...change });

describe("a reminder", () => {
  test.each([
    [14 * 1_440, "Sat 28 Nov: Night walk"],
    [3 * 1_440, "In 3 days: Night walk"],
    [1_440, "Tomorrow, 19:00: Night walk"],
    // Held back for the night: what is said is so when it is sent.
    [600, "Today, 19:00: Night walk"],
    [180, "Starts in about 3 hours: Night walk"],
    [60, "Starts in about 1 hour: Night walk"],
    [58, "Starts in about 1 hour: Night walk"],
    [45, "Starts in 45 minutes: Night walk"],
    [1, "Starts in 1 minute: Night walk"],
  ])(
    "a day-before reminder says the present distance when it is sent %i minutes before the start",
    (minutes, subject) => {
      expect(reminderContent(factsOf(), 1_440, ahead(minutes)).subject).toBe(subject);
    },
  );

  test("a reminder says the day in the event's zone", () => {
    const tokyo = { ...factsOf().event, timeZone: "Asia/Tokyo" };
    expect(reminderContent(factsOf({ event: tokyo }), 1_440, ahead(900)).subject).toBe(
      "Tomorrow, 03:00: Night walk",
    );
  });

  test("a reminder says how many seats a party has, and links to the event", () => {
    const content = reminderContent(factsOf({ guests: 2 }), 60, ahead(60));
    expect(content.paragraphs[0]).toContain("You have 3 seats");
    expect(content.action.url).toBe("https://turnout.example/events/night-walk");
    expect(content.facts).toContainEqual({ label: "Where", value: "Old harbour" });
  });

  test("a reminder asks guests to cancel in words that fit the time to the start", () => {
    const words = (minutes: number) =>
      reminderContent(factsOf(), minutes, ahead(minutes)).paragraphs.join(" ");
    expect(words(1_440)).toContain("so someone else can come");
    expect(words(60)).not.toContain("so someone else can come");
  });
});

describe("the email about a new time or place", () => {
  const changes = [{ what: "place" as const, was: "Old harbour", now: "New harbour" }];
  const contentOf = (about: Parameters<typeof rescheduledContent>[0][number]["about"]) =>
    rescheduledContent([{ about, changes }], ahead(10_000));

  test("the email about a new time or place says what changed, with the values before and now", () => {
    const { subject, facts, paragraphs } = contentOf(factsOf());
    expect(subject).toBe("New place: Night walk");
    expect(paragraphs).toContain("Place: New harbour (was Old harbour)");
    expect(facts).toContainEqual({ label: "When", value: "Sat 28 Nov, 19:00 – 22:00 CET" });
  });

  test("the email about a new time or place promises no seat to a guest without one", () => {
    for (const status of ["waitlisted", "offered", "pending"] as const) {
      const { paragraphs } = contentOf(factsOf({ status }));
      expect(paragraphs.join(" ")).not.toMatch(/You have|seat/);
    }
    expect(contentOf(factsOf()).paragraphs.join(" ")).toContain("You have a seat.");
  });
});
