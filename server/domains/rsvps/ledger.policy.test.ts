import { expect, test } from "vitest";
import { ledgerSentence, ordinal } from "./ledger.policy";

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [102, "102nd"],
  [111, "111th"],
  [1013, "1,013th"],
])("the ordinal of %i is %s", (rank, words) => {
  expect(ordinal(rank)).toBe(words);
});

test("a change of answers alone is not described as a change of the party", () => {
  const line = { action: "edited", toStatus: "confirmed", detail: { seatsBefore: 2 } };
  expect(ledgerSentence({ ...line, seats: 1 })).toBe("You changed your group size from 2 to 1.");
  expect(ledgerSentence({ ...line, seats: 2 })).toBe("You changed your answers.");
});
