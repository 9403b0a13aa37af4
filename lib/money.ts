import { z } from "zod";

/** In the smallest unit of a currency: 10^11 cents are a billion. */
export const AMOUNT_MAX = 100_000_000_000;

const TOO_MUCH = "Use an amount of at most 1,000,000,000.";

/** An amount of money in the smallest unit of its currency. */
export const amountIn = z
  .number()
  .int("Use a whole number of the currency's smallest unit.")
  .min(0, "Use an amount of 0 or more.")
  .max(AMOUNT_MAX, TOO_MUCH);

let known: Set<string> | undefined;

/** Whether `Intl` knows the currency by this ISO 4217 code. */
export function isCurrency(code: string): boolean {
  known ??= new Set(Intl.supportedValuesOf("currency"));
  return known.has(code);
}

const WRONG_CURRENCY = "Choose a currency, like EUR or USD.";

/** An ISO 4217 code in any case; read in capitals. */
export const currencyIn = z
  .string()
  .regex(/^[A-Za-z]{3}$/, { error: WRONG_CURRENCY, abort: true })
  .refine((code) => isCurrency(code.toUpperCase()), WRONG_CURRENCY)
  .transform((code) => code.toUpperCase());

/** The number of decimal places that a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** An amount as a decimal number of its currency, for files that programs read: "1250.00". */
export function decimalAmount(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}
