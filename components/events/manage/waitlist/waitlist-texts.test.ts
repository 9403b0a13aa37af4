import { describe, expect, it } from "vitest";
import { promotionText, seatsFreeText } from "./waitlist-texts";

const terms = {
  status: "published",
  waitlistMode: "automatic",
  offerMinutes: 1_440,
  cutoffMinutes: 0,
} as const;

describe("how the waitlist works", () => {
  it.each([
    [
      terms,
      /^This happens automatically until the event starts\. Promoting someone confirms them right away/,
    ],
    [{ ...terms, cutoffMinutes: 120 }, /until 2 hours before the start/],
    [{ ...terms, waitlistMode: "offer" as const }, /Guests have 1 day to accept/],
    [{ ...terms, status: "cancelled" as const }, /^The waitlist no longer moves\.$/],
  ])("the waitlist's rule fits the terms %j", (event, sentence) => {
    expect(promotionText(event)).toMatch(sentence);
  });

  it.each([
    [null, "Seats are unlimited"],
    [0, "No seat is free"],
    [1, "1 seat free"],
    [7, "7 seats free"],
  ])("the waitlist says how many seats are free: %s", (left, text) => {
    expect(seatsFreeText(left)).toBe(text);
  });
});
