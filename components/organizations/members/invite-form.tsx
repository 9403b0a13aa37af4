"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { shownEmail } from "@/lib/shown-email";
import {
  inviteMemberInput,
  type OrganizationOut,
  type OrganizationRole,
  organizationRole,
} from "@/server/domains/organizations/schema";
import { roleWords } from "../role-words";

type InviteFormProps = { organization: OrganizationOut; onInvited: () => void };

/** Invites an address with a role. A manager can't make owners. */
export function InviteForm({ organization, onInvited }: InviteFormProps) {
  const { email, setEmail, role, setRole, fault, pending, submit } = useInvite(organization, onInvited);
  const roles = organizationRole.options
    .filter((option) => option !== "owner" || organization.role === "owner")
    .map((option) => ({ value: option, ...roleWords[option] }));
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label="Invite a member"
      className="mt-4 grid items-start gap-3 border-border border-t pt-5 sm:grid-cols-[minmax(0,1fr)_10rem_auto]"
    >
      <Field label="Email" error={fault}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            placeholder="ana@example.org"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Role">
        {(control) => <Select {...control} options={roles} value={role} onValueChange={setRole} />}
      </Field>
      <Button type="submit" variant="secondary" pending={pending} className="sm:mt-[1.6875rem]">
        Invite
      </Button>
    </form>
  );
}

function useInvite({ id: orgId }: OrganizationOut, onInvited: () => void) {
  const trpc = useTRPC();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<OrganizationRole>("member");
  const [fault, setFault] = useState<string>();
  const invite = useMutation(
    trpc.organizations.invite.mutationOptions({
      onSuccess: (invited) => {
        toast({ title: `Invitation sent to ${shownEmail(invited.email)}`, tone: "success" });
        setEmail("");
        onInvited();
      },
      onError: (error) => setFault(errorMessage(errorFacts(error))),
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    const asked = inviteMemberInput.safeParse({ orgId, email, role });
    setFault(asked.success ? undefined : asked.error.issues[0]?.message);
    if (asked.success && !invite.isPending) invite.mutate(asked.data);
  };
  return { email, setEmail, role, setRole, fault, pending: invite.isPending, submit };
}
