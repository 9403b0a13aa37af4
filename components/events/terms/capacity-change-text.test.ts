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
  it("is nothing where nobody moves", () => {
    expect(capacityChangeText({ isPossible: true, moves: [] })).toBeNull();
  });

  it("names who gets in when there are more seats", () => {
    const moves = [move("Ana", "waitlisted", "confirmed", 2), move("Ben", "waitlisted", "confirmed")];
    expect(capacityChangeText({ isPossible: true, moves })).toEqual({
      tone: "accent",
      title: "When you save",
      lines: ["2 groups are in from the waitlist: Ana (2 seats), Ben."],
    });
  });

  it("says that a seat is offered where it is not given", () => {
    const moves = [move("Ana", "waitlisted", "offered")];
    expect(capacityChangeText({ isPossible: true, moves })?.lines).toEqual([
      "1 group is offered seats: Ana.",
    ]);
  });

  it("names who loses a seat first, then who fits into what is left", () => {
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

  it("counts those whom it does not name", () => {
    const moves = Array.from({ length: 8 }, (_, index) => move(`P${index}`, "waitlisted", "confirmed"));
    expect(capacityChangeText({ isPossible: true, moves })?.lines[0]).toMatch(/P4 and 3 more\.$/);
  });

  it("warns where nobody's move could help", () => {
    expect(capacityChangeText({ isPossible: false, moves: [] })?.tone).toBe("warning");
  });
});
