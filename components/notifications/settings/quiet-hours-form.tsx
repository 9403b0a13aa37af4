"use client";

import { useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { Preferences } from "@/server/domains/notifications/preferences/schema";
import { clockOf, minutesOf, quietSentence } from "./quiet-words";

const USUAL = { from: 22 * 60, to: 7 * 60 };

type QuietHoursFormProps = Pick<Preferences, "quiet" | "timeZone">;

/** The hours in which what can wait is not sent. */
export function QuietHoursForm({ quiet, timeZone }: QuietHoursFormProps) {
  const client = useTRPCClient();
  const [saved, setSaved] = useState(quiet);
  async function keep(next: QuietHoursFormProps["quiet"]) {
    setSaved((await client.notifications.preferences.setQuiet.mutate({ quiet: next })).quiet);
    toast({
      title: next ? "Your quiet hours are saved" : "Your quiet hours are off",
      tone: "success",
      id: "quiet",
    });
  }
  const { pending, faults, formProps } = useAccountForm(async (value) => keep(readQuiet(value)));
  const ending = useAccountForm(async () => keep(null));
  return (
    <section aria-labelledby="quiet-hours" className="space-y-4">
      <QuietWords quiet={saved} timeZone={timeZone} />
      <FormFault>{faults.form ?? ending.faults.form}</FormFault>
      <form {...formProps} className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Field label="From" error={faults.fields.from} className="w-36 max-sm:flex-1">
          {(control) => (
            <Input {...control} type="time" name="from" defaultValue={clockOf((saved ?? USUAL).from)} />
          )}
        </Field>
        <Field label="To" error={faults.fields.to} className="w-36 max-sm:flex-1">
          {(control) => (
            <Input {...control} type="time" name="to" defaultValue={clockOf((saved ?? USUAL).to)} />
          )}
        </Field>
        <div className="flex gap-2 sm:pt-6.5">
          <Button type="submit" variant="secondary" pending={pending}>
            {saved ? "Save" : "Set quiet hours"}
          </Button>
          {saved && (
            <Button variant="ghost" type="submit" form="end-quiet-hours" pending={ending.pending}>
              End them
            </Button>
          )}
        </div>
      </form>
      <form {...ending.formProps} id="end-quiet-hours" />
    </section>
  );
}

function QuietWords({ quiet, timeZone }: QuietHoursFormProps) {
  return (
    <div className="text-sm">
      <h3 id="quiet-hours" className="font-medium">
        Quiet hours
      </h3>
      <p className="text-muted">
        {quiet
          ? `${quietSentence(quiet)}, non-urgent messages wait`
          : "Non-urgent messages wait until quiet hours end"}{" "}
        (your time zone, {timeZone}). Held seats and cancellations are sent right away.{" "}
        <a href="#profile" className="text-accent-text underline underline-offset-2">
          Change your time zone
        </a>
      </p>
    </div>
  );
}

function readQuiet(value: (name: string) => string): { from: number; to: number } {
  const [from, to] = [minutesOf(value("from")), minutesOf(value("to"))];
  if (from === null) throw fieldRefusal("from", "Choose a time.");
  if (to === null) throw fieldRefusal("to", "Choose a time.");
  if (from === to) throw fieldRefusal("to", "Choose an end that differs from the start.");
  return { from, to };
}
