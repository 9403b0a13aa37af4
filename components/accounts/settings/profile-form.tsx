"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { FormFault } from "../form-fault";
import { useAccountForm } from "../use-account-form";
import { TimeZoneField } from "./time-zone-field";

export type Profile = { name: string; imageUrl: string | null; timeZone: string };

/** Name, picture and time zone. */
export function ProfileForm({ profile, zones }: { profile: Profile; zones: readonly string[] }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [saved, setSaved] = useState(profile);
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const [name, timeZone] = [value("name"), value("timeZone")];
    const imageUrl = value("imageUrl").trim() || null;
    // What was not changed here may have been changed elsewhere meanwhile.
    setSaved(
      await client.accounts.updateProfile.mutate({
        ...(name !== saved.name && { name }),
        ...(imageUrl !== saved.imageUrl && { imageUrl }),
        ...(timeZone !== saved.timeZone && { timeZone }),
      }),
    );
    toast({ title: "Your profile is saved", tone: "success", id: "profile" });
    router.refresh();
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <div className="flex items-start gap-4">
        <Avatar name={saved.name} imageUrl={saved.imageUrl} size="lg" className="mt-6" />
        <Field label="Name" error={faults.fields.name} className="flex-1">
          {(control) => (
            <Input {...control} name="name" autoComplete="name" maxLength={80} defaultValue={profile.name} />
          )}
        </Field>
      </div>
      <Field
        label="Picture"
        optional
        description="The link to an image (https://)."
        error={faults.fields.imageUrl}
      >
        {(control) => (
          <Input
            {...control}
            name="imageUrl"
            type="url"
            placeholder="https://"
            maxLength={500}
            defaultValue={profile.imageUrl ?? ""}
          />
        )}
      </Field>
      <TimeZoneField zones={zones} initial={profile.timeZone} error={faults.fields.timeZone} />
      <Button type="submit" pending={pending}>
        Save profile
      </Button>
    </form>
  );
}
