import { expect, test } from "vitest";
import { readPlace, writePlace } from "./guests.policy";

const id = "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e6f";
const byName = { sort: "name", order: "asc" } as const;
const byTime = { sort: "rsvpAt", order: "desc" } as const;
const packed = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

test.each([
  [byName, "åsa d'été 🎉"],
  [byTime, "2026-11-20T12:00:00.123Z"],
  [{ sort: "status", order: "asc" } as const, "waitlisted"],
  [{ sort: "party", order: "desc" } as const, "4"],
])("a place in the list by %o comes back as it was", (sorted, key) => {
  expect(readPlace(sorted, writePlace(sorted, { key, id }))).toEqual({ key, id });
});

test.each([
  ["of a list in another order", packed("party", "asc", "4", id)],
  ["the other way round", packed("name", "desc", "ana", id)],
  ["of half a character", packed("name", "asc", "\ud800", id)],
  ["with a NUL", packed("name", "asc", "a\0", id)],
  ["without an id", packed("name", "asc", "ana")],
  ["that is no list", Buffer.from("7").toString("base64url")],
  ["that is nothing", "%%%"],
])("a cursor %s is refused", (_, cursor) => {
  expect(() => readPlace(byName, cursor)).toThrowError(expect.objectContaining({ code: "invalid" }));
});

test.each([
  "2026-02-31T00:00:00.000Z",
  "2026-11-20",
  "9999999-01-01T00:00:00.000Z",
  "0001-01-01T00:00:00.000Z",
])("a cursor of the day %s is refused", (key) => {
  expect(() => readPlace(byTime, packed("rsvpAt", "desc", key, id))).toThrowError();
});
