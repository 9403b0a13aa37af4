"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { canonicalEmail } from "@/lib/email-address";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { addStaffInput, type StaffMember } from "@/server/domains/events/staff/schema";
import { useManaged } from "../manage-context";

const ROLES = [
  {
    value: "cohost",
    label: "Co-host",
    description: "Edits the event, sees and manages guests and waitlist.",
  },
  { value: "door", label: "Door staff", description: "Checks people in at the door, nothing else." },
] as const;

/** Gives an address a role. An address that has one gets the other. */
export function AddStaff({ known }: { known: StaffMember[] }) {
  const { email, setEmail, role, setRole, fault, pending, submit } = useAddStaff();
  const present = known.find((member) => member.email === canonicalEmail(email));
  const isChange = present !== undefined && present.role !== role;
  return (
    <form
      onSubmit={submit}
      noValidate
      className="mt-4 grid items-start gap-3 border-border border-t pt-5 sm:grid-cols-[minmax(0,1fr)_11rem_auto]"
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
        {(control) => <Select {...control} options={ROLES} value={role} onValueChange={setRole} />}
      </Field>
      <Button type="submit" variant="secondary" pending={pending} className="sm:mt-[1.6875rem]">
        {isChange ? "Change role" : "Add"}
      </Button>
    </form>
  );
}

function useAddStaff() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event } = useManaged();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<StaffMember["role"]>("cohost");
  const [fault, setFault] = useState<string>();
  const add = useMutation(
    trpc.events.staff.add.mutationOptions({
      onSuccess: (next) => {
        client.setQueryData(trpc.events.staff.list.queryKey({ eventId: event.id }), next);
        setEmail("");
      },
      onError: (error) => setFault(errorMessage(errorFacts(error))),
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    const asked = addStaffInput.safeParse({ eventId: event.id, email, role });
    setFault(asked.success ? undefined : asked.error.issues[0]?.message);
    if (asked.success && !add.isPending) add.mutate(asked.data);
  };
  return { email, setEmail, role, setRole, fault, pending: add.isPending, submit };
}
