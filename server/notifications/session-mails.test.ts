import { expect, test } from "vitest";
import { guestMailKind } from "../domains/notifications/guest-mails/schema";
import { provideEnv } from "../env";
import { guestMailContent } from "./guest-mails";
import { anasFacts } from "./testing/rsvp-mail-facts";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });

const now = new Date("2026-11-27T12:00:00Z");
const session = {
  id: "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e80",
  title: "Inks",
  room: "Hall 1",
  startsAt: new Date("2026-11-28T18:30:00Z"),
  endsAt: new Date("2026-11-28T19:00:00Z"),
  isCancelled: false,
};
const kinds = guestMailKind.options.filter((kind) => kind.startsWith("session."));

test.each(kinds)(
  "the email %s names session, event, time and room, and does not speak of the event's seat",
  (kind) => {
    const facts = anasFacts({ statusAt: now, session, guests: 1, position: 2 });
    const { subject, paragraphs, facts: table } = guestMailContent(kind, { facts, minutesBefore: 0, now });
    expect(subject).toMatch(/Inks.* · .*Night walk/);
    expect(table).toEqual(
      expect.arrayContaining([
        { label: "Session", value: "Inks" },
        { label: "Event", value: "Night walk" },
        { label: "When", value: "Sat 28 Nov, 19:30 – 20:00 CET" },
        { label: "Where", value: "Hall 1, Old harbour" },
      ]),
    );
    const text = [subject, ...paragraphs].join("\n");
    expect(text).toMatch(/session/i);
    expect(text).not.toMatch(/You're in:|guest list|this event|your RSVP was|You've cancelled/i);
  },
);

test("a session of an all-day event has its hours, and an offer of a seat in it ends at an hour", () => {
  const midnight = new Date("2026-11-28T23:00:00Z");
  const base = anasFacts({ statusAt: now, session, status: "offered", offerExpiresAt: midnight });
  const facts = { ...base, event: { ...base.event, allDay: true } };
  const { subject, facts: table } = guestMailContent("session.offered", { facts, minutesBefore: 0, now });
  expect(subject).toContain("until Sun 29 Nov, 00:00 CET");
  expect(table).toContainEqual({ label: "When", value: "Sat 28 Nov, 19:30 – 20:00 CET" });
});
