"use client";

import type { UseFormReturn } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { zoneLabel } from "@/lib/dates";
import { plural } from "@/lib/plural";
import { CAPACITY_MAX, GUESTS_MAX } from "@/server/domains/events/schema";
import type { Seats } from "@/server/domains/rsvps/seats/schema";
import { useManaged } from "../manage-context";
import { NumberField } from "./number-field";
import type { TermsFacts, TermsForm } from "./terms-form";

type SeatsFieldsProps = { form: UseFormReturn<TermsForm, TermsFacts>; seatsTaken: number };

/** How many seats there are, for how large parties, and until when. */
export function SeatsFields({ form, seatsTaken }: SeatsFieldsProps) {
  const { event, seats } = useManaged();
  const { register, watch, formState } = form;
  const { errors, defaultValues } = formState;
  const unlimited = watch("unlimited");
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <div className="grid gap-3">
        <NumberField
          form={form}
          name="capacity"
          label="Capacity"
          description={capacityNote(seatsTaken, seats)}
          min={1}
          max={CAPACITY_MAX}
          disabled={unlimited}
        />
        <CheckboxField
          label="No limit"
          defaultChecked={defaultValues?.unlimited}
          {...register("unlimited")}
        />
      </div>
      <NumberField
        form={form}
        name="guestsMax"
        label="Guests per person"
        description="How many people one guest may bring along. 0 means none."
        min={0}
        max={GUESTS_MAX}
      />
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

function capacityNote(seatsTaken: number, { waitlistLength, waitlistedSeats }: Seats): string {
  const taken = `${seatsTaken} ${plural(seatsTaken, "seat is", "seats are")} taken now.`;
  if (waitlistLength === 0) return taken;
  const parties = `${waitlistLength} ${plural(waitlistLength, "party needs", "parties need")} ${waitlistedSeats}`;
  return `${taken} More seats go to the waitlist at once: ${parties}.`;
}
