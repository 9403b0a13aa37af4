import { expect, test } from "vitest";
import type { ImportAnswer } from "@/server/domains/sessions/import/schema";
import { doneWords, ignoredWords, newNamesWords, previewWords } from "./import-words";

const answer = (counts: Partial<ImportAnswer["counts"]>): ImportAnswer => {
  const all = { new: 0, changed: 0, unchanged: 0, error: 0, ...counts };
  const rows = Object.values(all).reduce((sum, count) => sum + count, 0);
  return {
    counts: all,
    rows: Array.from({ length: rows }, (_, line) => ({ line, outcome: "new", title: "Ink" })),
    unknownRooms: [],
    unknownTracks: [],
    ignoredColumns: [],
  };
};

test.each([
  [{ new: 3 }, "3 new sessions."],
  [{ new: 1, changed: 2, unchanged: 4 }, "1 new session and 2 sessions to change. 4 sessions won't change."],
  [{ unchanged: 2 }, "Every row is already in your program. There's nothing to change."],
  [{ new: 4, error: 1 }, "1 of 5 rows can't be imported. Correct the file, then choose it again."],
])("a preview of %o says what would happen", (counts, words) => {
  expect(previewWords(answer(counts))).toBe(words);
});

test("an import says what it did", () => {
  expect(doneWords(answer({ new: 2, changed: 1 }))).toBe("2 sessions added, 1 session changed");
  expect(doneWords(answer({ unchanged: 3 }))).toBe("Nothing to change");
});

test("rooms and tracks that only the file has are named, and a long list is cut", () => {
  const plain = (text: string | undefined) => text?.replace(/[\u2066-\u2069]/g, "");
  const found = newNamesWords({ unknownRooms: ["Loft"], unknownTracks: [] });
  expect(found?.label).toBe("Add 1 new room");
  expect(plain(found?.names)).toBe("Loft");
  const many = newNamesWords({ unknownRooms: ["1", "2", "3", "4", "5"], unknownTracks: ["6", "7", "8"] });
  expect(many?.label).toBe("Add 5 new rooms and 3 new tracks");
  expect(plain(many?.names)).toBe("1, 2, 3, 4, 5, 6 and 2 more");
  expect(newNamesWords({ unknownRooms: [], unknownTracks: [] })).toBeNull();
});

test("columns that sessions do not have are named", () => {
  expect(ignoredWords([])).toBeNull();
  expect(ignoredWords(["Level"])?.replace(/[\u2066-\u2069]/g, "")).toBe(
    "Not imported: 1 column that sessions don't have (Level).",
  );
});
