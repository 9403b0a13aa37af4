import { expect, test } from "vitest";
import { clashesAmong } from "./policy";

const at = (sessionId: string, from: string, to: string) => ({
  sessionId,
  startsAt: `2026-12-04T${from}:00.000Z`,
  endsAt: `2026-12-04T${to}:00.000Z`,
});

test("sessions at the same time clash on both sides, and one that begins when another ends does not", () => {
  const clashes = clashesAmong([
    at("late", "12:00", "13:00"),
    at("early", "10:00", "12:00"),
    at("long", "11:00", "12:30"),
  ]);
  expect(Object.fromEntries(clashes)).toEqual({ early: ["long"], long: ["early", "late"], late: ["long"] });
});

test("a session within another clashes, and three at the same time clash with each other", () => {
  const clashes = clashesAmong([
    at("a", "10:00", "18:00"),
    at("b", "12:00", "13:00"),
    at("c", "12:30", "12:45"),
  ]);
  expect([...clashes.values()].map((ids) => ids.length)).toEqual([2, 2, 2]);
  expect(clashesAmong([]).size).toBe(0);
});
