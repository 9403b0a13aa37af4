import { expect, it } from "vitest";
import { seatFacts } from "./seat-facts";

const none = {
  confirmedSeats: 0,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  heldForWaitlist: false,
  version: 1,
};

it.each([
  [{ ...none, capacity: 50, seatsLeft: 50 }, "0 of 50 seats taken, 50 left"],
  [{ ...none, capacity: 1, confirmedSeats: 1, seatsLeft: 0 }, "1 of 1 seat taken, 0 left"],
  [
    {
      ...none,
      capacity: 50,
      confirmedSeats: 47,
      offeredSeats: 3,
      seatsLeft: 0,
      waitlistLength: 3,
      waitlistedSeats: 5,
    },
    "50 of 50 seats taken, 0 left, 3 groups waiting for 5 seats",
  ],
  [{ ...none, capacity: null, confirmedSeats: 1, seatsLeft: null }, "1 seat taken"],
])("the seats %j read: %s", (seats, sentence) => {
  expect(seatFacts(seats).sentence).toBe(sentence);
});
