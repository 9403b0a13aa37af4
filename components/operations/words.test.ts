import { expect, test } from "vitest";
import { counted } from "@/lib/plural";
import { ageText, detailText, handledText, incidentWords, kindWords } from "./words";

test.each([
  [-5, "0 s"],
  [59_999, "59 s"],
  [60_000, "1 min"],
  [3_600_000, "1 h"],
  [47 * 3_600_000, "47 h"],
  [48 * 3_600_000, "2 days"],
])("the duration of %i ms is shown as %s", (ms, text) => {
  expect(ageText(ms)).toBe(text);
});

test("a count agrees with its word", () => {
  expect(counted(1, "fact", "facts")).toBe("1 fact");
  expect(counted(1000, "fact", "facts")).toBe("1,000 facts");
  expect(handledText(2, "fact", "facts", "replayed")).toBe("2 facts replayed");
  expect(handledText(0, "fact", "facts", "replayed")).toMatch(/Nothing left/);
});

test("an unknown kind is shown by its own name", () => {
  expect(kindWords("rsvp.confirmed")).toBe("You have a seat");
  expect(kindWords("rsvp.cloned")).toBe("rsvp.cloned");
  expect(kindWords("toString")).toBe("toString");
  expect(incidentWords("disk.full")).toEqual({ label: "disk.full", tone: "neutral" });
});

test("details are shown without empty values", () => {
  const detail = { sink: "live", slotAt: null, error: "", at: { a: 1 }, n: 0 };
  expect(detailText(detail)).toBe('sink: live · at: {"a":1} · n: 0');
});
