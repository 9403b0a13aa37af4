"use client";

import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { amountText } from "./amount";

const COMMON = ["EUR", "GBP", "USD", "CHF", "DKK", "NOK", "PLN", "SEK", "AUD", "CAD", "INR", "JPY"];

type MoneyFieldsProps = {
  label: string;
  description?: string;
  /** Of the amount; its currency is `name` with "Currency". Read by `moneyIn`. */
  name: string;
  amount: number | null;
  currency: string;
  faults: { amount: string | undefined; currency: string | undefined };
};

/** An amount of money beside its currency. */
export function MoneyFields({ label, description, name, amount, currency, faults }: MoneyFieldsProps) {
  const [currencies, setCurrencies] = useState(() => [...new Set([currency, ...COMMON])]);
  // Engines know different currencies: the whole list is made in the browser.
  useEffect(
    () => setCurrencies([...new Set([currency, ...COMMON, ...Intl.supportedValuesOf("currency")])]),
    [currency],
  );
  return (
    <div className="flex gap-2">
      <Field
        label={label}
        optional
        description={description}
        error={faults.amount}
        className="min-w-0 flex-1"
      >
        {(control) => (
          <Input
            {...control}
            name={name}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            placeholder="1,250"
            defaultValue={amountText(amount, currency)}
          />
        )}
      </Field>
      <Field label="Currency" error={faults.currency} className="w-24 shrink-0">
        {(control) => (
          <NativeSelect {...control} name={`${name}Currency`} defaultValue={currency}>
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}
