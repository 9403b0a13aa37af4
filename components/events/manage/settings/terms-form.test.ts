import { describe, expect, it } from "vitest";
import type { EventDetails } from "@/server/domains/events/schema";
import { changesIn, changesSince, faultsIn, formOf, type TermsForm } from "./terms-form";

const event = {
  capacity: 50,
  guestsMax: 2,
  approvalRequired: false,
  waitlistMode: "automatic",
  offerMinutes: 1_440,
  cutoffMinutes: 0,
  rsvpOpensAt: null,
  rsvpClosesAt: "2026-11-28T11:00:00.000Z",
  startsAt: "2026-11-28T18:00:00.000Z",
  endsAt: "2026-11-28T21:00:00.000Z",
  waitlistEnabled: true,
  partyRule: "skip",
  passOversMax: 3,
  timeZone: "Europe/Berlin",
  seats: { confirmedSeats: 12 },
} as EventDetails;
const facts = { timeZone: event.timeZone, startsAt: event.startsAt, endsAt: event.endsAt };
const form = (change: Partial<TermsForm>): TermsForm => ({ ...formOf(event), ...change });

describe("the form of the seats' terms", () => {
  it("shows the deadline on the clocks of the event's zone, and sends it back as the same instant", () => {
    expect(formOf(event).closesAtLocal).toBe("2026-11-28T12:00");
    expect(changesIn(formOf(event), event.timeZone).rsvpClosesAt).toBe(event.rsvpClosesAt);
  });

  it("sends what was changed and nothing else, so that seconds and what others changed stay", () => {
    const exact = { ...event, rsvpClosesAt: "2026-11-28T11:00:30.000Z" };
    expect(changesSince(exact, formOf(exact))).toEqual({});
    expect(changesSince(exact, { ...formOf(exact), guestsMax: 4 })).toEqual({ guestsMax: 4 });
    expect(changesSince(exact, { ...formOf(exact), unlimited: true })).toEqual({ capacity: null });
  });

  it("sends no number where there is no limit, whatever stands in the field", () => {
    const unlimited = form({ unlimited: true, capacity: Number.NaN });
    expect(changesIn(unlimited, event.timeZone).capacity).toBeNull();
    expect(faultsIn(unlimited, facts)).toEqual([]);
  });

  it("lets the capacity be less than is taken: that is asked about, not refused", () => {
    expect(faultsIn(form({ capacity: 11 }), facts)).toEqual([]);
  });

  it("accepts the terms as they are", () => {
    expect(faultsIn(formOf(event), facts)).toEqual([]);
  });

  it.each<[string, Partial<TermsForm>, keyof TermsForm, string]>([
    ["an empty capacity", { capacity: Number.NaN }, "capacity", "Choose a whole number from 1 to 1,000,000."],
    ["half a seat", { capacity: 12.5 }, "capacity", "Choose a whole number from 1 to 1,000,000."],
    ["too many guests", { guestsMax: 51 }, "guestsMax", "Choose a whole number from 0 to 50."],
    [
      "a deadline after the end",
      { closesAtLocal: "2026-11-28T22:01" },
      "closesAtLocal",
      "The deadline cannot be after the end.",
    ],
    [
      "an opening after the deadline",
      { opensAtLocal: "2026-11-28T12:00" },
      "opensAtLocal",
      "RSVPs must open before they close.",
    ],
    ["half a deadline", { closesAtLocal: "2026-11-28" }, "closesAtLocal", "Choose a date and a time."],
  ])("refuses %s beside its field", (_, change, field, message) => {
    expect(faultsIn(form(change), facts)).toEqual([{ field, message }]);
  });
});
