"use client";

import { type ComponentProps, useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { cn } from "@/lib/class-names";

const COMMON = ["EUR", "GBP", "USD", "CHF", "DKK", "NOK", "PLN", "SEK", "AUD", "CAD", "INR", "JPY"];

type MoneyFieldsProps = {
  label: string;
  description?: string;
  /** The currency now, or in the beginning; empty where an amount was saved without one. */
  currency: string;
  /** How the amount is held: a name and a default, or a value and what changes it. See `namedMoney`. */
  input: ComponentProps<typeof Input>;
  /** How the currency is held, likewise. */
  select: ComponentProps<typeof NativeSelect>;
  faults: { amount: string | undefined; currency: string | undefined };
  className?: string;
};

/** An amount of money beside its currency. */
export function MoneyFields(props: MoneyFieldsProps) {
  const { label, description, currency, input, select, faults, className } = props;
  const [currencies, setCurrencies] = useState(() => [...new Set([currency, ...COMMON])]);
  // Engines know different currencies: the whole list is made in the browser.
  useEffect(
    () => setCurrencies([...new Set([currency, ...COMMON, ...Intl.supportedValuesOf("currency")])]),
    [currency],
  );
  return (
    <div className={cn("flex gap-2", className)}>
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
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            placeholder="1,250"
            {...input}
          />
        )}
      </Field>
      <Field label="Currency" error={faults.currency} className="w-24 shrink-0">
        {(control) => (
          <NativeSelect {...control} {...select}>
            {currencies.map((code) => (
              <option key={code} value={code}>
                {code || "None"}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}
