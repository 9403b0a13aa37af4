import { expect, test } from "vitest";
import { pushMessage, secondsToKeep } from "./message";

test("a push message says what the notification says, and where it leads", () => {
  const brief = { title: "A seat opened up", body: "Night walk", path: "/events/night-walk" };
  const message = pushMessage(brief, "rsvp 1 at 12:00");
  expect(message).toEqual({ ...brief, tag: expect.stringMatching(/^[\w-]{32}$/) });
  expect(pushMessage(brief, "rsvp 1 at 12:00").tag).toBe(message.tag);
  expect(pushMessage(brief, "rsvp 2 at 12:00").tag).not.toBe(message.tag);
});

test.each(["x", "ß", "漢", "👩‍🚀", '"', "\n"])("a message of many %j stays below 3 KB", (character) => {
  const long = character.repeat(5_000);
  const json = JSON.stringify(pushMessage({ title: long, body: long, path: `/${long}` }, long));
  expect(Buffer.byteLength(json)).toBeLessThanOrEqual(3_072);
  expect(json).not.toMatch(/\\ud/);
});

test("a notification without a page of its own leads to the notification centre", () => {
  expect(pushMessage({ title: "Hi", body: "", path: null }, "a").path).toBe("/notifications");
});

test("a push service keeps a message no longer than it is of use", () => {
  const now = new Date("2026-11-20T12:00:00Z");
  const inHours = (n: number) => new Date(now.getTime() + n * 3_600_000);
  expect(secondsToKeep("urgent", null, now)).toBe(4 * 3_600);
  expect(secondsToKeep("urgent", inHours(1), now)).toBe(3_600);
  expect(secondsToKeep("personal", inHours(100), now)).toBe(24 * 3_600);
  expect(secondsToKeep("bulk", inHours(-1), now)).toBe(60);
});
