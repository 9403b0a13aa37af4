import { expect, test } from "vitest";
import type { ProgramWarning } from "@/server/domains/sessions/program.schema";
import { warningWords } from "./warning-words";

const nothing = { name: null, other: null, seats: null, limit: null };
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");

test.each<[ProgramWarning, string]>([
  [
    { ...nothing, kind: "room-busy", name: "Hall", other: { sessionId: "s", title: "Ink" } },
    "Hall is also booked for “Ink” at this time.",
  ],
  [
    { ...nothing, kind: "speaker-busy", name: "Ana", other: { sessionId: "s", title: "Ink" } },
    "Ana also speaks in “Ink” at this time.",
  ],
  [{ ...nothing, kind: "above-room", name: "Hall", seats: 120, limit: 80 }, "120 seats, but Hall holds 80."],
  [
    { ...nothing, kind: "signups-above-room", name: "Hall", seats: 1, limit: 0 },
    "1 seat is taken, but Hall holds 0.",
  ],
  [{ ...nothing, kind: "demand-above-capacity", seats: 60, limit: 50 }, "60 seats wanted, 50 available."],
  [{ ...nothing, kind: "outside-event" }, "Outside the event's time."],
])("%j is said in a sentence", (warning, sentence) => {
  expect(plain(warningWords(warning))).toBe(sentence);
});
