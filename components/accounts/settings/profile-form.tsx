"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { PictureField } from "@/components/uploads/picture-field";
import { FormFault } from "../form-fault";
import { useAccountForm } from "../use-account-form";
import { TimeZoneField } from "./time-zone-field";

export type Profile = { name: string; imageUrl: string | null; timeZone: string };

/** Name, picture and time zone. */
export function ProfileForm({ profile, zones }: { profile: Profile; zones: readonly string[] }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [saved, setSaved] = useState(profile);
  const [picture, setPicture] = useState(profile.imageUrl ?? "");
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
      <input type="hidden" name="imageUrl" value={picture} />
      <PictureField
        label="Picture"
        purpose="avatar"
        value={picture}
        onChange={setPicture}
        error={faults.fields.imageUrl}
        description="Hosts and guests see it beside your name."
        preview={<Avatar name={saved.name} imageUrl={picture} size="xl" />}
      />
      <TimeZoneField zones={zones} initial={profile.timeZone} error={faults.fields.timeZone} />
      <Button type="submit" pending={pending}>
        Save profile
      </Button>
    </form>
  );
}
