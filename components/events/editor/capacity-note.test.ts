import { expect, test } from "vitest";
import { capacityNote } from "./capacity-note";

const seats = {
  capacity: 10,
  confirmedSeats: 8,
  offeredSeats: 1,
  waitlistedSeats: 4,
  seatsLeft: 1,
  waitlistLength: 2,
  version: 1,
};

test.each([
  [8, "9 seats are taken already. Before anybody moves back into the line, you are shown who."],
  [9, undefined],
  [10, undefined],
  [12, "2 parties are waiting. When you save, 3 free seats go to them first, in order."],
  [null, "2 parties are waiting. Everybody gets in when you save."],
  [0, undefined],
  [Number.NaN, undefined],
])("for %s seats it says %j", (capacity, text) => {
  expect(capacityNote(seats, capacity)?.text).toBe(text);
});

test("says nothing of more seats where nobody waits", () => {
  expect(capacityNote({ ...seats, waitlistLength: 0 }, 12)).toBeNull();
});
