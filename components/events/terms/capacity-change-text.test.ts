import { describe, expect, it } from "vitest";
import { capacityChangeText } from "./capacity-change-text";

type Move = Parameters<typeof capacityChangeText>[0]["moves"][number];

const move = (name: string, from: Move["from"], to: Move["to"], seats = 1): Move => ({
  id: name,
  name,
  from,
  to,
  seats,
});

describe("what a capacity would do to people", () => {
  it("a capacity that moves no one has no text", () => {
    expect(capacityChangeText({ isPossible: true, moves: [] })).toBeNull();
  });

  it("a larger capacity names who gets in", () => {
    const moves = [move("Ana", "waitlisted", "confirmed", 2), move("Ben", "waitlisted", "confirmed")];
    expect(capacityChangeText({ isPossible: true, moves })).toEqual({
      tone: "accent",
      title: "When you save",
      lines: ["2 groups are in from the waitlist: Ana (2 seats), Ben."],
    });
  });

  it("a larger capacity in offer mode says who is offered a seat", () => {
    const moves = [move("Ana", "waitlisted", "offered")];
    expect(capacityChangeText({ isPossible: true, moves })?.lines).toEqual([
      "1 group is offered seats: Ana.",
    ]);
  });

  it("a smaller capacity first names who loses a seat, then who fits into what is left", () => {
    const moves = [move("Ana", "confirmed", "waitlisted", 3), move("Ben", "waitlisted", "confirmed")];
    expect(capacityChangeText({ isPossible: true, moves })).toMatchObject({
      tone: "warning",
      lines: [
        "1 group is moved back to the front of the waitlist: Ana (3 seats).",
        "1 group is in from the waitlist: Ben.",
        expect.stringContaining("one email"),
      ],
    });
  });

  it("people beyond the named ones are counted", () => {
    const moves = Array.from({ length: 8 }, (_, index) => move(`P${index}`, "waitlisted", "confirmed"));
    expect(capacityChangeText({ isPossible: true, moves })?.lines[0]).toMatch(/P4 and 3 more\.$/);
  });

  it("an impossible capacity is a warning", () => {
    expect(capacityChangeText({ isPossible: false, moves: [] })?.tone).toBe("warning");
  });
});
