import { expect, test } from "vitest";
import type { Viewer } from "../accounts/schema";
import { readingOf } from "./policy";

const person = (id: string): Viewer => ({
  id,
  email: `${id}@people.test`,
  emailVerified: true,
  name: id,
  imageUrl: null,
  timeZone: "UTC",
  role: "user",
});

test.each([
  [true, true, null, "everyone"],
  [true, false, null, "everyone"],
  [false, true, null, "ask"],
  [false, true, "owner", "ask"],
  [false, false, "owner", "viewer"],
  [false, false, "other", "nobody"],
  [false, false, null, "nobody"],
] as const)("open %s and guarded %s, read by %s: %s", (isOpen, isGuarded, who, reading) => {
  expect(readingOf({ ownerId: "owner", isOpen, isGuarded }, who && person(who))).toBe(reading);
});
