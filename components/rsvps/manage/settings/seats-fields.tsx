"use client";

import type { UseFormReturn } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { zoneLabel } from "@/lib/dates";
import { plural } from "@/lib/plural";
import { useManaged } from "../manage-context";
import type { TermsFacts, TermsForm } from "./terms-form";

type SeatsFieldsProps = { form: UseFormReturn<TermsForm, TermsFacts>; seatsTaken: number };

/** How many seats there are, for how large parties, and until when. */
export function SeatsFields({ form, seatsTaken }: SeatsFieldsProps) {
  const { event, seats } = useManaged();
  const { register, watch, formState } = form;
  const { errors, defaultValues } = formState;
  const unlimited = watch("unlimited");
  const parties = seats.waitlistLength;
  const taken = `${seatsTaken} ${plural(seatsTaken, "seat is", "seats are")} taken now.`;
  const waiting =
    parties > 0
      ? ` More seats go to the waitlist at once: ${parties} ${plural(parties, "party needs", "parties need")} ${seats.waitlistedSeats}.`
      : "";
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <div className="grid gap-3">
        <Field label="Capacity" error={errors.capacity?.message} description={`${taken}${waiting}`}>
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              disabled={unlimited}
              defaultValue={defaultValues?.capacity}
              {...register("capacity", { valueAsNumber: true, disabled: false })}
            />
          )}
        </Field>
        <CheckboxField
          label="No limit"
          defaultChecked={defaultValues?.unlimited}
          {...register("unlimited")}
        />
      </div>
      <Field
        label="Guests per person"
        error={errors.guestsMax?.message}
        description="How many people one guest may bring along. 0 means none."
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            inputMode="numeric"
            min={0}
            max={50}
            defaultValue={defaultValues?.guestsMax}
            {...register("guestsMax", { valueAsNumber: true })}
          />
        )}
      </Field>
      <Field
        label="RSVP deadline"
        optional
        error={errors.closesAtLocal?.message}
        description={`In ${zoneLabel(new Date(event.startsAt), event.timeZone)}, the event's zone. Without one, people can RSVP until the end.`}
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            defaultValue={defaultValues?.closesAtLocal}
            {...register("closesAtLocal")}
          />
        )}
      </Field>
    </div>
  );
}
