import { describe, expect, test } from "vitest";
import { hours } from "../../../tests/factories";
import { type ProgramSession, warningsOf } from "./warnings.policy";

const event = { startsAt: hours(0), endsAt: hours(10) };
const hall = { id: "hall", name: "Hall", capacity: 40 };
const ana = { id: "ana", name: "Ana" };

function session(id: string, from: number, to: number, more: Partial<ProgramSession> = {}): ProgramSession {
  const times = { startsAt: hours(from), endsAt: hours(to) };
  const seats = { capacity: 20, takenSeats: 0, waitlistedSeats: 0 };
  return { id, title: id.toUpperCase(), ...times, ...seats, roomId: null, speakers: [], ...more };
}

function kindsOf(sessions: ProgramSession[]): Record<string, string[]> {
  const found = warningsOf(sessions, [hall], event);
  const words = ({ kind, other }: { kind: string; other: { title: string } | null }) =>
    other ? `${kind} ${other.title}` : kind;
  return Object.fromEntries([...found].map(([id, list]) => [id, list.map(words)]));
}

describe("the warnings of a program", () => {
  test.each<[string, ProgramSession[], Record<string, string[]>]>([
    ["nothing where sessions follow each other", [inHall("a", 1, 2), inHall("b", 2, 3)], {}],
    ["nothing where sessions are in no room", [session("a", 1, 3), session("b", 2, 4)], {}],
    [
      "both of two sessions in one room",
      [inHall("b", 2, 4), inHall("a", 1, 3)],
      { a: ["room-busy B"], b: ["room-busy A"] },
    ],
    [
      "every session that a long one covers",
      [inHall("a", 1, 9), inHall("b", 2, 3), inHall("c", 4, 5), inHall("d", 9, 10)],
      { a: ["room-busy B"], b: ["room-busy A"], c: ["room-busy A"] },
    ],
    [
      "sessions that start together",
      [inHall("a", 1, 2), inHall("b", 1, 2)],
      { a: ["room-busy B"], b: ["room-busy A"] },
    ],
    [
      "a speaker who is in two places",
      [session("a", 1, 3, { speakers: [ana] }), session("b", 2, 4, { speakers: [ana], roomId: "hall" })],
      { a: ["speaker-busy B"], b: ["speaker-busy A"] },
    ],
    ["a capacity above the room", [inHall("a", 1, 2, { capacity: 41 })], { a: ["above-room"] }],
    ["a capacity of exactly the room is fine", [inHall("a", 1, 2, { capacity: 40 })], {}],
    [
      "more guests than the room holds",
      [inHall("a", 1, 2, { capacity: null, takenSeats: 41 })],
      { a: ["signups-above-room"] },
    ],
    [
      "more people who want a seat than there are seats",
      [session("a", 1, 2, { takenSeats: 20, waitlistedSeats: 1 })],
      { a: ["demand-above-capacity"] },
    ],
    [
      "times outside the event, before and after",
      [session("a", -1, 1), session("b", 9, 11), session("c", 0, 10)],
      { a: ["outside-event"], b: ["outside-event"] },
    ],
  ])("name %s", (_, sessions, expected) => {
    expect(kindsOf(sessions)).toEqual(expected);
  });

  test("name the sessions of a brute-force comparison of all pairs, for random programs", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = (n: number) => Math.floor(Math.abs(Math.sin(seed * 97 + n * 31) * 10_000)) % 10;
      const sessions = Array.from({ length: 12 }, (_, n) =>
        inHall(`s${n}`, random(n), random(n) + 1 + (random(n + 50) % 4)),
      );
      const brute = sessions.filter((a) =>
        sessions.some((b) => a !== b && a.startsAt < b.endsAt && b.startsAt < a.endsAt),
      );
      const found = warningsOf(sessions, [hall], { startsAt: hours(0), endsAt: hours(100) });
      expect([...found.keys()].sort()).toEqual(brute.map(({ id }) => id).sort());
    }
  });
});

function inHall(id: string, from: number, to: number, more: Partial<ProgramSession> = {}) {
  return session(id, from, to, { roomId: "hall", ...more });
}
