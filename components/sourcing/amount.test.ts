import { expect, test } from "vitest";
import { amountOf, amountText } from "./amount";

test.each([
  ["1250", "EUR", 125_000],
  ["1,250", "EUR", 125_000],
  ["1.250,50", "EUR", 125_050],
  ["1,250.5", "EUR", 125_050],
  ["12,5", "EUR", 1_250],
  ["1 000 000", "EUR", 100_000_000],
  ["3000", "JPY", 3_000],
  ["1.250", "KWD", 1_250],
  ["50,000", "", 50_000],
  ["12.5", "", Number.NaN],
  ["", "EUR", null],
  ["a lot", "EUR", Number.NaN],
  ["-5", "EUR", Number.NaN],
  ["12,34,5", "EUR", Number.NaN],
  ["2000000000", "EUR", Number.NaN],
])("the typed amount %s in %s is %s", (text, currency, amount) => {
  expect(amountOf(text, currency)).toBe(amount);
});

test.each([
  [125_050, "EUR", "1250.50"],
  [125_000, "EUR", "1250"],
  [3_000, "JPY", "3000"],
  [50_000, null, "50000"],
  [null, "EUR", ""],
])("the amount %s in %s is shown in its field as %s", (amount, currency, text) => {
  expect(amountText(amount, currency)).toBe(text);
});
