"use client";

import { useId } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { MoneyFields } from "@/components/sourcing/money-fields";
import { moneyIn, namedMoney } from "@/components/sourcing/money-values";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { seatings, seatingWords } from "@/components/venues/seating-words";
import type { Seating, SpaceOut } from "@/server/domains/venues/schema";

type SpaceDialogProps = {
  venueId: string;
  /** The space to edit, a new one, or none: then the dialog is closed. */
  space: SpaceOut | "new" | null;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

/** Adds or changes a space. */
export function SpaceDialog({ space, onClose, ...props }: SpaceDialogProps) {
  return (
    <Dialog open={space !== null} onOpenChange={(open) => !open && onClose()}>
      {space !== null && <SpaceForm {...props} space={space === "new" ? null : space} />}
    </Dialog>
  );
}

type SpaceFormProps = Pick<SpaceDialogProps, "venueId" | "onSaved"> & { space: SpaceOut | null };

function SpaceForm({ venueId, space, onSaved }: SpaceFormProps) {
  const client = useTRPCClient();
  const id = useId();
  const { pending, faults, formProps } = useAccountForm(async (value, { fields }) => {
    const { amount, currency } = moneyIn(fields, "priceFrom");
    const values = {
      name: value("name"),
      areaM2: wholeOf(value("areaM2"), "areaM2"),
      capacities: Object.fromEntries(
        seatings.map((layout) => [layout, wholeOf(value(layout), `capacities.${layout}`)]),
      ) as Record<Seating, number | null>,
      priceFrom: amount,
      currency,
    };
    if (space) await client.venues.editSpace.mutate({ venueId, spaceId: space.id, ...values });
    else await client.venues.addSpace.mutate({ venueId, ...values });
    await onSaved();
  });
  const { fields } = faults;
  return (
    <DialogContent
      title={space ? <>Edit {<bdi>{space.name}</bdi>}</> : "Add a space"}
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button type="submit" form={id} pending={pending}>
            {space ? "Save space" : "Add space"}
          </Button>
        </>
      }
    >
      <form {...formProps} id={id} className="space-y-5">
        <FormFault>{faults.form}</FormFault>
        <Field label="Name" error={fields.name}>
          {(control) => (
            <Input {...control} name="name" maxLength={120} autoComplete="off" defaultValue={space?.name} />
          )}
        </Field>
        <Fieldset
          legend="How many people"
          description="For each layout that the space offers. Leave the others empty."
        >
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            {seatings.map((layout) => (
              <Field key={layout} label={seatingWords[layout]} error={fields[`capacities.${layout}`]}>
                {(control) => (
                  <Input
                    {...control}
                    name={layout}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={9}
                    defaultValue={space?.capacities[layout] ?? ""}
                  />
                )}
              </Field>
            ))}
          </div>
        </Fieldset>
        <Field label="Area in m²" optional error={fields.areaM2}>
          {(control) => (
            <Input
              {...control}
              name="areaM2"
              inputMode="numeric"
              autoComplete="off"
              maxLength={9}
              defaultValue={space?.areaM2 ?? ""}
            />
          )}
        </Field>
        <MoneyFields
          label="Price from"
          description="For a day. Empty means on request."
          {...namedMoney("priceFrom", space?.priceFrom ?? null, space?.currency ?? "EUR")}
          faults={{ amount: fields.priceFrom, currency: fields.currency }}
        />
      </form>
    </DialogContent>
  );
}

/** A whole number as typed, also as "1,200"; null where the field is empty. @throws a refusal of the field */
function wholeOf(text: string, field: string): number | null {
  const typed = text.replaceAll(/[\s,.'’]/g, "");
  if (typed === "") return null;
  if (!/^\d+$/.test(typed)) throw fieldRefusal(field, "Use a whole number.");
  return Number(typed);
}
