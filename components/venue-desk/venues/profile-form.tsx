"use client";

import { FormFault } from "@/components/accounts/form-fault";
import { useAccountForm } from "@/components/accounts/use-account-form";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { VenueOut } from "@/server/domains/venues/schema";
import { AmenitiesField } from "./amenities-field";
import { MapPicker } from "./map-picker";
import { PlaceFields } from "./place-fields";
import { profileIn } from "./profile-values";
import { TextWithPreview } from "./text-with-preview";

export type Profile = ReturnType<typeof profileIn>;

type ProfileFormProps = {
  /** Null for a new venue. */
  venue: VenueOut | null;
  /** Of the viewer, for a new venue. */
  timeZone: string;
  submitLabel: string;
  onSave: (profile: Profile) => Promise<void>;
};

/** Everything that is said of a venue in words. */
export function ProfileForm({ venue, timeZone, submitLabel, onSave }: ProfileFormProps) {
  const { pending, faults, formProps } = useAccountForm((_, { fields }) => onSave(profileIn(fields)));
  const { fields } = faults;
  return (
    <form {...formProps} className="space-y-6">
      <Card className="space-y-5">
        <Field label="Name" error={fields.name}>
          {(control) => (
            <Input
              {...control}
              name="name"
              maxLength={120}
              autoComplete="off"
              placeholder="The Old Tannery"
              defaultValue={venue?.name}
            />
          )}
        </Field>
        <TextWithPreview
          label="Description"
          name="description"
          initial={venue?.description ?? ""}
          maxLength={10_000}
          rows={7}
          error={fields.description}
          placeholder="What makes it special, how it is furnished, how people get there"
        />
      </Card>
      <Card className="space-y-5">
        <CardHeader title="Where it is" level="h3" />
        <PlaceFields
          address={venue?.address ?? ""}
          city={venue?.city ?? ""}
          country={venue?.country ?? ""}
          timeZone={venue?.timeZone ?? timeZone}
          faults={fields}
        />
        <MapPicker latitude={venue?.latitude ?? null} longitude={venue?.longitude ?? null} faults={fields} />
      </Card>
      <Card className="space-y-5">
        <AmenitiesField chosen={venue?.amenities ?? []} />
        <TextWithPreview
          label="House rules"
          name="houseRules"
          initial={venue?.houseRules ?? ""}
          maxLength={5_000}
          rows={4}
          error={fields.houseRules}
        />
      </Card>
      <ContactFields venue={venue} faults={fields} />
      <FormFault>{faults.form}</FormFault>
      <Button type="submit" pending={pending}>
        {submitLabel}
      </Button>
    </form>
  );
}

function ContactFields({ venue, faults }: { venue: VenueOut | null; faults: Record<string, string> }) {
  return (
    <Card className="space-y-5">
      <CardHeader
        title="Contact"
        description="Your own organization always sees it. No one else does, unless you share it."
        level="h3"
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Email" optional error={faults.contactEmail}>
          {(control) => (
            <Input
              {...control}
              name="contactEmail"
              type="email"
              autoComplete="off"
              defaultValue={venue?.contact?.email ?? ""}
            />
          )}
        </Field>
        <Field label="Phone" optional error={faults.contactPhone}>
          {(control) => (
            <Input
              {...control}
              name="contactPhone"
              type="tel"
              autoComplete="off"
              maxLength={40}
              defaultValue={venue?.contact?.phone ?? ""}
            />
          )}
        </Field>
      </div>
      <CheckboxField
        name="contactShared"
        defaultChecked={venue?.contact?.shared ?? false}
        label="Share it with organizers I answered"
        description="Organizations whose request you answered then see it on your venue's page."
      />
    </Card>
  );
}
