import { AMOUNT_MAX, decimalsOf } from "@/lib/money";

/** An amount that was saved without a currency is a whole number. */
const placesOf = (currency: string) => (currency === "" ? 0 : decimalsOf(currency));

/**
 * An amount as people type it, in the smallest unit of its currency: "1,250.50" and "1250,5" with EUR are 125050.
 * @returns null for an empty text; NaN for one that is no amount
 */
export function amountOf(text: string, currency: string): number | null {
  const typed = text.replaceAll(/[\s'’]/g, "");
  if (typed === "") return null;
  if (!/^\d+(?:[.,]\d+)*$/.test(typed)) return Number.NaN;
  const decimals = placesOf(currency);
  const last = Math.max(typed.lastIndexOf("."), typed.lastIndexOf(","));
  const after = last < 0 ? 0 : typed.length - last - 1;
  // Three digits after the only separator are thousands, unless the currency has three decimals.
  const isDecimal = last >= 0 && after <= decimals && (after !== 3 || decimals === 3);
  const groups = (isDecimal ? typed.slice(0, last) : typed).split(/[.,]/);
  if (groups.slice(1).some((group) => group.length !== 3)) return Number.NaN;
  const fraction = isDecimal ? typed.slice(last + 1) : "";
  const amount = Number(groups.join("") + fraction.padEnd(decimals, "0"));
  return amount > AMOUNT_MAX ? Number.NaN : amount;
}

/** An amount as a field shows it: "1250.50", and "1250" where nothing is behind the point; as it was saved where it has no currency. */
export function amountText(amount: number | null, currency: string | null): string {
  if (amount === null) return "";
  const decimals = placesOf(currency ?? "");
  return (amount / 10 ** decimals).toFixed(decimals).replace(/\.0+$/, "");
}
