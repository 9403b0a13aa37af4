import { fieldRefusal } from "@/components/accounts/use-account-form";
import { amountOf, amountText } from "./amount";

/** Props for `MoneyFields` in a form that is read when it is sent, by `moneyIn` with the same name. */
export function namedMoney(name: string, amount: number | null, currency: string) {
  return {
    currency,
    input: { name, defaultValue: amountText(amount, currency) },
    select: { name: `${name}Currency`, defaultValue: currency },
  };
}

/**
 * What `MoneyFields` of this name hold: an amount in the smallest unit, with its currency; null for both where it is empty.
 * @throws a refusal of the field where it is no amount
 */
export function moneyIn(fields: FormData, name: string): { amount: number | null; currency: string | null } {
  const currency = String(fields.get(`${name}Currency`) ?? "EUR");
  const amount = amountOf(String(fields.get(name) ?? ""), currency);
  if (Number.isNaN(amount)) throw fieldRefusal(name, "Enter an amount like 1,250 or 1,250.50.");
  return amount === null ? { amount: null, currency: null } : { amount, currency };
}
