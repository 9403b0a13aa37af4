import { describe, expect, test } from "vitest";
import type { MessageOut } from "@/server/domains/messages/schema";
import { type Draft, draftOf, faultsOf, sendAtOf } from "./draft";

const timeZone = "Europe/Lisbon";
const now = new Date("2026-07-01T10:20:00Z");
const by = { timeZone, now, choosesPeople: false };
const draft = (change: Partial<Draft> = {}): Draft => ({
  ...draftOf(null, { timeZone, now }),
  subject: "Doors",
  body: "At six.",
  ...change,
});

test("an empty message is for confirmed guests and proposes the next full hour but one", () => {
  expect(draftOf(null, { timeZone, now })).toMatchObject({
    statuses: ["confirmed"],
    isLater: false,
    sendAt: "2026-07-01T13:00",
  });
});

test("a scheduled message shows its time in the event's zone", () => {
  const message = { subject: "Doors", sendAt: "2026-12-04T18:00:00.000Z" } as MessageOut;
  expect(draftOf(message, { timeZone: "Asia/Kathmandu", now })).toMatchObject({
    isLater: true,
    sendAt: "2026-12-04T23:45",
  });
});

describe("the time", () => {
  test("a message's time is read in the event's zone, and no time means right away", () => {
    expect(sendAtOf(draft(), timeZone)).toBeNull();
    expect(sendAtOf(draft({ isLater: true }), timeZone)).toEqual(new Date("2026-07-01T12:00:00Z"));
    expect(sendAtOf(draft({ isLater: true, sendAt: "" }), timeZone)).toBeUndefined();
  });
});

describe("faults", () => {
  test.each<[string, Partial<Draft>, object]>([
    ["nothing", {}, {}],
    ["no subject", { subject: "  " }, { subject: "Write a subject." }],
    ["no text", { body: "" }, { body: "Please fill this in." }],
    ["no audience", { statuses: [] }, { statuses: "Choose who gets it." }],
    ["no time", { isLater: true, sendAt: "" }, { sendAt: "Choose a date and a time." }],
    [
      "a time that is past",
      { isLater: true, sendAt: "2026-07-01T11:00" },
      { sendAt: expect.stringContaining("to come") },
    ],
    ["a past time that is not wanted", { sendAt: "2020-01-01T00:00" }, {}],
  ])("the faults of a draft are found: %s", (_, change, faults) => {
    expect(faultsOf(draft(change), by)).toEqual(faults);
  });

  test("a message to named people needs no status", () => {
    expect(faultsOf(draft({ statuses: [] }), { ...by, choosesPeople: true })).toEqual({});
  });
});
