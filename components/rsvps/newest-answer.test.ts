import { describe, expect, it } from "vitest";
import { newestMine, newestSeats } from "./newest-answer";
import type { Mine, RsvpOut, Seats } from "./rsvp-event";

const seats = (version: number): Seats => ({
  capacity: 50,
  confirmedSeats: 40,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  heldForWaitlist: false,
  seatsLeft: 10,
  version,
});

const mine = (rsvpVersion: number | null, seatsVersion: number): Mine => ({
  rsvp: rsvpVersion === null ? null : ({ id: "r", version: rsvpVersion } as RsvpOut),
  seats: seats(seatsVersion),
});

describe("newestSeats", () => {
  it("the first answer to arrive is taken", () => {
    expect(newestSeats(undefined, seats(1)).version).toBe(1);
  });

  it("an overtaken message never brings back older counts", () => {
    expect(
      [3, 5, 4, 5, 6].reduce<Seats | undefined>((shown, v) => newestSeats(shown, seats(v)), undefined)
        ?.version,
    ).toBe(6);
    expect(newestSeats(seats(5), seats(4)).version).toBe(5);
  });
});

describe("newestMine", () => {
  const table: [string, Mine, Mine, "shown" | "arrived"][] = [
    ["a late answer from before one's own change is dropped", mine(3, 9), mine(2, 8), "shown"],
    ["a change made in another window is shown", mine(2, 9), mine(3, 10), "arrived"],
    ["the RSVP decides where the seats were read a moment apart", mine(3, 9), mine(2, 10), "shown"],
    [
      "a new place on the waitlist is shown although the RSVP is the same",
      mine(2, 9),
      mine(2, 10),
      "arrived",
    ],
    ["an old place on the waitlist is dropped", mine(2, 9), mine(2, 8), "shown"],
    ["the first RSVP is shown", mine(null, 9), mine(1, 10), "arrived"],
    ["a late answer from before the first RSVP is dropped", mine(1, 10), mine(null, 9), "shown"],
  ];
  it.each(table)("%s", (_, shown, arrived, kept) => {
    expect(newestMine(shown, arrived)).toBe(kept === "shown" ? shown : arrived);
  });
});
