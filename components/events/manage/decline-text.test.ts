import { describe, expect, it } from "vitest";
import { declineText, needsAsking, removeText } from "./decline-text";

const seated = { status: "confirmed", seats: 2, person: { name: "Ana" } } as const;
const waiting = { status: "waitlisted", seats: 3, person: { name: "Ben" } } as const;

describe("declining", () => {
  it("asks first wherever an undo could not bring everything back", () => {
    expect(needsAsking([seated], { waitlistLength: 0 })).toBe(false);
    expect(needsAsking([seated], { waitlistLength: 1 })).toBe(true);
    expect(needsAsking([waiting], { waitlistLength: 1 })).toBe(true);
    expect(needsAsking([seated, seated], { waitlistLength: 0 })).toBe(true);
  });

  it("names the person and says where the seats go", () => {
    const text = declineText([seated], { waitlistLength: 4 });
    expect(text.title).toBe("Decline Ana?");
    expect(text.description).toContain("2 seats come free and go to the waitlist at once");
  });

  it("says that a place in line is lost", () => {
    expect(declineText([waiting], { waitlistLength: 4 }).description).toContain(
      "They lose their place in line",
    );
  });

  it("says that whoever is taken off the list may come back", () => {
    const text = removeText([{ ...seated, status: "offered" }], { waitlistLength: 1 });
    expect(text.title).toBe("Take Ana off the list?");
    expect(text.description).toContain("may RSVP again");
    expect(text.description).toContain("2 seats come free and go to the waitlist at once");
  });

  it("does not frighten where nothing is held yet", () => {
    const asking = { ...seated, status: "pending" } as const;
    expect(declineText([asking], { waitlistLength: 0 }).description).toContain("They hold no seat yet.");
  });

  it("counts only the seats that people have", () => {
    const text = declineText([seated, waiting], { waitlistLength: 0 });
    expect(text.title).toBe("Decline 2 people?");
    expect(text.description).toContain("2 seats come free.");
  });
});
