import { describe, expect, it } from "vitest";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { refusalsIn } from "./refusals";

const guest = (id: string, name: string, seats: number) => ({ id, seats, person: { name } }) as GuestOut;
const people = [guest("a", "Ana", 3), guest("b", "Ben", 1)];

describe("the refusals among many results", () => {
  it("results that were done or unchanged are not listed as refusals", () => {
    const results = [
      { id: "a", outcome: "done" as const },
      { id: "b", outcome: "unchanged" as const },
    ];
    expect(refusalsIn(results, people, { seatsLeft: 0 })).toEqual([]);
  });

  it.each([
    ["seats.not-enough", 1, "Needs 3 seats; 1 is free."],
    ["seats.not-enough", 2, "Needs 3 seats; 2 are free."],
    ["seats.not-enough", 0, "Needs 3 seats; none is free."],
    ["rsvp.not-waiting", 0, "This person is not on the waitlist."],
  ])("a refusal is shown with the name and a sentence: %s with %i left", (reason, seatsLeft, sentence) => {
    const results = [{ id: "a", outcome: "refused" as const, reason }];
    expect(refusalsIn(results, people, { seatsLeft })).toEqual([{ id: "a", name: "Ana", sentence }]);
  });

  it("refusals of people who are not on the screen are listed", () => {
    const results = [{ id: "z", outcome: "refused" as const, reason: "seats.not-enough" }];
    expect(refusalsIn(results, people, { seatsLeft: 0 })).toEqual([
      { id: "z", name: "Someone else", sentence: "Not enough seats: none is free." },
    ]);
  });
});
