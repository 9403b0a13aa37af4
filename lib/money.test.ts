import { describe, expect, test } from "vitest";
import { AMOUNT_MAX, amountIn, currencyIn, decimalAmount } from "./money";

describe("money", () => {
  test.each([-1, 0.5, AMOUNT_MAX + 1, 1e12, Number.NaN, "5"])("the amount %s is refused", (amount) => {
    expect(amountIn.safeParse(amount).success).toBe(false);
  });

  test.each<[string, string | undefined]>([
    ["EUR", "EUR"],
    ["usd", "USD"],
    ["XQZ", undefined],
    ["EURO", undefined],
    ["", undefined],
  ])("the currency %j is read as %s", (text, code) => {
    expect(currencyIn.safeParse(text).data).toBe(code);
  });

  test.each<[number, string, string]>([
    [125_000, "EUR", "1250.00"],
    [1_250, "JPY", "1250"],
    [1_250, "KWD", "1.250"],
    [0, "USD", "0.00"],
  ])("%d of the smallest unit of %s is %s", (amount, currency, text) => {
    expect(decimalAmount(amount, currency)).toBe(text);
  });
});
