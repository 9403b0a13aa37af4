import { describe, expect, test } from "vitest";
import type { EventDetails } from "@/server/domains/events/schema";
import { newFormValues, toFormValues } from "./form-values";
import { changedByOthers, isUntouched } from "./rebase";

const values = newFormValues("Europe/Berlin", new Date("2026-11-21T12:00:00Z"));
const event = {
  ...values,
  capacity: 50,
  coverUrl: null,
  place: null,
  onlineUrl: null,
  questions: [],
  startsAt: "2026-11-28T18:00:00.000Z",
  endsAt: "2026-11-28T21:00:00.000Z",
  rsvpOpensAt: null,
  rsvpClosesAt: null,
  membersFirstUntil: null,
  group: null,
  title: "Supper",
} as unknown as EventDetails;

describe("two hosts who edit at the same time", () => {
  test("edits of different fields do not conflict", () => {
    expect(isUntouched({ title: "Mine" }, event, { ...event, place: "The old mill" })).toBe(true);
  });

  test("edits of the same field conflict", () => {
    expect(isUntouched({ title: "Mine" }, event, { ...event, title: "Theirs" })).toBe(false);
  });

  test("a new zone conflicts with a new time", () => {
    const newer = { ...event, timeZone: "Asia/Tokyo" };
    expect(isUntouched({ startsAt: "2026-11-28T19:00:00.000Z" }, event, newer)).toBe(false);
  });

  test("another group conflicts with a group that was chosen meanwhile, and with nothing else", () => {
    const group = { id: "0192f0c0-0000-7000-8000-000000000001", slug: "walkers", name: "Walkers" };
    const chosen = { groupId: "0192f0c0-0000-7000-8000-000000000002" };
    expect(isUntouched(chosen, event, { ...event, group })).toBe(false);
    expect(isUntouched(chosen, event, { ...event, place: "The old mill" })).toBe(true);
  });

  test("the form takes over others' fields and keeps its own", () => {
    const base = toFormValues(event);
    const saved = { ...event, title: "Mine", place: "The old mill" };
    expect(changedByOthers({ ...base, title: "Mine" }, base, saved)).toEqual({ place: "The old mill" });
  });
});
