import { describe, expect, test } from "vitest";
import { explains, type StoryLine } from "./contradictions";
import type { Asked } from "./journal";

let ids = 0;
const ask = (kind: Asked["kind"], seats: number | null, came: Asked["came"]): Asked => ({
  id: ++ids,
  userId: "ana",
  kind,
  seats,
  came,
});
const ok = (status: string, changed = true): Asked["came"] => ({ outcome: "ok", changed, status });
const UNKNOWN: Asked["came"] = { outcome: "unknown", reason: "line lost" };
const REFUSED: Asked["came"] = { outcome: "refused", reason: "rsvp.full" };

const did = (action: string, status: string, seats = 1): StoryLine => ({ action, status, seats, own: true });
const happened = (action: string, status: string, seats = 1): StoryLine => ({
  action,
  status,
  seats,
  own: false,
});

describe("stories that explain what clients saw", () => {
  test.each<[string, Asked[], StoryLine[]]>([
    [
      "an acknowledged request that took effect once",
      [ask("join", 1, ok("confirmed"))],
      [did("confirmed", "confirmed")],
    ],
    ["an unknown request that took effect", [ask("join", 1, UNKNOWN)], [did("confirmed", "confirmed")]],
    ["an unknown request that did not take effect", [ask("join", 1, UNKNOWN)], []],
    [
      "a retry that found the lost request done and promoted meanwhile",
      [ask("join", 1, UNKNOWN), ask("join", 1, ok("confirmed", false))],
      [did("waitlisted", "waitlisted"), happened("promoted", "confirmed")],
    ],
    [
      "a lost request without effect before one that took effect",
      [ask("edit", 2, UNKNOWN), ask("edit", 3, ok("confirmed"))],
      [did("edited", "confirmed", 3)],
    ],
    ["a refused request without effect", [ask("join", 1, REFUSED)], []],
  ])("the checker accepts %s", (_, asks, story) => expect(explains(asks, story)).toBe(true));
});

describe("stories that contradict what clients saw", () => {
  test.each<[string, Asked[], StoryLine[]]>([
    ["an acknowledged RSVP that is missing", [ask("join", 1, ok("confirmed"))], []],
    [
      "an acknowledged cancellation that is missing",
      [ask("join", 1, ok("confirmed")), ask("withdraw", null, ok("cancelled"))],
      [did("confirmed", "confirmed")],
    ],
    [
      "a request that took effect twice",
      [ask("edit", 2, UNKNOWN)],
      [did("edited", "confirmed", 2), did("edited", "confirmed", 2)],
    ],
    ["a refused request that took effect", [ask("join", 1, REFUSED)], [did("confirmed", "confirmed")]],
    [
      "a seat that was confirmed to a waitlisted person",
      [ask("join", 1, ok("confirmed"))],
      [did("waitlisted", "waitlisted")],
    ],
    [
      "another party size than requested",
      [ask("join", 2, ok("confirmed"))],
      [did("confirmed", "confirmed", 3)],
    ],
    [
      "a retry that was answered with a state that never existed",
      [ask("withdraw", null, ok("cancelled", false))],
      [did("confirmed", "confirmed")],
    ],
  ])("positive control: the checker finds %s", (_, asks, story) => expect(explains(asks, story)).toBe(false));
});
