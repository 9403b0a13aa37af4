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

describe("what clients saw explains", () => {
  test.each<[string, Asked[], StoryLine[]]>([
    ["what was acknowledged once", [ask("join", 1, ok("confirmed"))], [did("confirmed", "confirmed")]],
    ["an unknown one that was done", [ask("join", 1, UNKNOWN)], [did("confirmed", "confirmed")]],
    ["an unknown one that was not", [ask("join", 1, UNKNOWN)], []],
    [
      "a repeat that found the lost one done, and promoted meanwhile",
      [ask("join", 1, UNKNOWN), ask("join", 1, ok("confirmed", false))],
      [did("waitlisted", "waitlisted"), happened("promoted", "confirmed")],
    ],
    [
      "a lost one that was not done before the one that was",
      [ask("edit", 2, UNKNOWN), ask("edit", 3, ok("confirmed"))],
      [did("edited", "confirmed", 3)],
    ],
    ["a refused one that left no trace", [ask("join", 1, REFUSED)], []],
  ])("%s", (_, asks, story) => expect(explains(asks, story)).toBe(true));
});

describe("positive control: found out is", () => {
  test.each<[string, Asked[], StoryLine[]]>([
    ["an acknowledged RSVP that is not there", [ask("join", 1, ok("confirmed"))], []],
    [
      "an acknowledged cancellation that is not there",
      [ask("join", 1, ok("confirmed")), ask("withdraw", null, ok("cancelled"))],
      [did("confirmed", "confirmed")],
    ],
    [
      "one ask that counted twice",
      [ask("edit", 2, UNKNOWN)],
      [did("edited", "confirmed", 2), did("edited", "confirmed", 2)],
    ],
    ["a refused one that was done all the same", [ask("join", 1, REFUSED)], [did("confirmed", "confirmed")]],
    [
      "a seat that was promised to somebody who waits",
      [ask("join", 1, ok("confirmed"))],
      [did("waitlisted", "waitlisted")],
    ],
    [
      "another party size than was asked for",
      [ask("join", 2, ok("confirmed"))],
      [did("confirmed", "confirmed", 3)],
    ],
    [
      "a repeat that claims to have found what never was",
      [ask("withdraw", null, ok("cancelled", false))],
      [did("confirmed", "confirmed")],
    ],
  ])("%s", (_, asks, story) => expect(explains(asks, story)).toBe(false));
});
