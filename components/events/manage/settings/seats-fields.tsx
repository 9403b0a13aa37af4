"use client";

import type { UseFormReturn } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { SwitchField } from "@/components/ui/switch";
import { zoneLabel } from "@/lib/dates";
import { counted } from "@/lib/plural";
import { CAPACITY_MAX, GUESTS_MAX } from "@/server/domains/events/schema";
import { useManaged } from "../manage-context";
import { CapacityPreview } from "./capacity-preview";
import { LocalTimeField } from "./local-time-field";
import { NumberField } from "./number-field";
import type { TermsFacts, TermsForm } from "./terms-form";

type SeatsFieldsProps = { form: UseFormReturn<TermsForm, TermsFacts> };

/** How many seats there are, for how large parties, who decides, and from when to when. */
export function SeatsFields({ form }: SeatsFieldsProps) {
  const { seats } = useManaged();
  const { register, watch, formState } = form;
  const { defaultValues } = formState;
  const [unlimited, capacity] = watch(["unlimited", "capacity"]);
  const taken = seats.confirmedSeats + seats.offeredSeats;
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <div className="grid gap-3">
        <NumberField
          form={form}
          name="capacity"
          label="Capacity"
          description={`${counted(taken, "seat is", "seats are")} taken now.`}
          min={1}
          max={CAPACITY_MAX}
          disabled={unlimited}
        />
        <CheckboxField
          label="No limit"
          defaultChecked={defaultValues?.unlimited}
          {...register("unlimited")}
        />
        <CapacityPreview capacity={unlimited ? null : capacity} />
      </div>
      <NumberField
        form={form}
        name="guestsMax"
        label="Guests per person"
        description="How many people one guest may bring along. 0 means none."
        min={0}
        max={GUESTS_MAX}
      />
      <TimeFields form={form} />
      <div className="sm:col-span-2">
        <SwitchField
          label="Require approval"
          description="Guests request a spot; it's confirmed when you approve."
          defaultChecked={defaultValues?.approvalRequired}
          {...register("approvalRequired")}
        />
      </div>
    </div>
  );
}

function TimeFields({ form }: SeatsFieldsProps) {
  const { event } = useManaged();
  const zone = `In ${zoneLabel(new Date(event.startsAt), event.timeZone)}, the event's zone.`;
  return (
    <>
      <LocalTimeField
        form={form}
        name="opensAtLocal"
        label="RSVPs open"
        description={`${zone} Without one, as soon as the event is published.`}
      />
      <LocalTimeField
        form={form}
        name="closesAtLocal"
        label="RSVP deadline"
        description="Without one, people can RSVP until the end."
      />
    </>
  );
}
