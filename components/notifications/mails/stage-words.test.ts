import { expect, test } from "vitest";
import type { GuestMail } from "@/server/domains/notifications/guest-mails/schema";
import { reminderWords } from "./stage-words";

const now = new Date("2026-11-20T12:00:00Z");
const mail = (reminder: Partial<NonNullable<GuestMail["reminder"]>> | null): GuestMail => ({
  kind: "event.reminder",
  stage: "event",
  when: "1 hour before the start",
  reminder: reminder && {
    minutesBefore: 60,
    dueAt: "2026-11-21T18:00:00.000Z",
    state: "planned",
    recipients: 1,
    ...reminder,
  },
});
const words = (reminder: Parameters<typeof mail>[0]) => reminderWords(mail(reminder), "Europe/Berlin", now);

test("a reminder says in the event's zone when it goes out, and to how many", () => {
  expect(words({})).toBe("Sat 21 Nov, 19:00 CET, to 1 person as of now");
  expect(words({ state: "sent", recipients: 40 })).toBe("Sat 21 Nov, 19:00 CET, sent to 40 people");
  expect(words({ state: "passed-over", recipients: 0 })).toContain("so it wasn't sent");
});

test("other emails have no time", () => {
  expect(words(null)).toBeNull();
});
