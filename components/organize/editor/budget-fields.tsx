"use client";

import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";

const COMMON = ["EUR", "GBP", "USD", "CHF", "DKK", "NOK", "PLN", "SEK", "AUD", "CAD", "INR", "JPY"];

type BudgetFieldsProps = {
  budget: string;
  currency: string;
  onChange: (patch: { budget?: string; currency?: string }) => void;
  faults: [string | undefined, string | undefined];
};

/** The budget beside its currency. */
export function BudgetFields({ budget, currency, onChange, faults }: BudgetFieldsProps) {
  const [currencies, setCurrencies] = useState(() => [...new Set([currency, ...COMMON])]);
  // Engines know different currencies: the whole list is made in the browser.
  useEffect(
    () => setCurrencies([...new Set([currency, ...COMMON, ...Intl.supportedValuesOf("currency")])]),
    [currency],
  );
  return (
    <div className="flex gap-2 sm:max-w-sm">
      <Field
        label="Budget"
        optional
        error={faults[0]}
        description="For everything. Venues see it."
        className="min-w-0 flex-1"
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            placeholder="1,250"
            value={budget}
            onChange={({ target }) => onChange({ budget: target.value })}
          />
        )}
      </Field>
      <Field label="Currency" error={faults[1]} className="w-24 shrink-0">
        {(control) => (
          <NativeSelect
            {...control}
            value={currency}
            onChange={({ target }) => onChange({ currency: target.value })}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </NativeSelect>
        )}
      </Field>
    </div>
  );
}
