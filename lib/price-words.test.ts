import { expect, test } from "vitest";
import { priceWords } from "./price-words";

test.each([
  [125_000, "EUR", "€1,250"],
  [1_250, "EUR", "€12.50"],
  [3_000, "JPY", "¥3,000"],
  [1_500_500, "KWD", "KWD 1,500.500"],
  [0, "USD", "$0"],
])("%i of the smallest unit of %s reads %s", (amount, currency, words) => {
  expect(priceWords(amount, currency).replaceAll("\u00a0", " ")).toBe(words);
});
