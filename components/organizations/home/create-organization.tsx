"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { type Desk, deskPath, newRequestPath } from "@/lib/sourcing-paths";
import { createOrganizationInput } from "@/server/domains/organizations/schema";

type CreateOrganizationProps = { desk: Desk; venueSlug: string | undefined };

/** Creates an organization and goes to its desk, or on to asking the venue. */
export function CreateOrganization({ desk, venueSlug }: CreateOrganizationProps) {
  const { name, setName, fault, pending, submit } = useCreation({ desk, venueSlug });
  return (
    <form onSubmit={submit} noValidate className="mt-4 flex flex-wrap items-start gap-3">
      <Field
        label="Name"
        error={fault}
        description="Venues and organizers see this name."
        className="min-w-0 flex-1 basis-64"
      >
        {(control) => (
          <Input
            {...control}
            name="organization"
            autoComplete="organization"
            maxLength={120}
            placeholder="Lantern Events"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" pending={pending} className="sm:mt-[1.6875rem]">
        Create organization
      </Button>
    </form>
  );
}

function useCreation({ desk, venueSlug }: CreateOrganizationProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState("");
  const [fault, setFault] = useState<string>();
  const create = useMutation(
    trpc.organizations.create.mutationOptions({
      onSuccess: ({ slug }) => {
        setName("");
        router.push(
          venueSlug && desk === "organize" ? newRequestPath(slug, venueSlug) : deskPath(desk, slug),
        );
      },
      onError: (error) => setFault(errorMessage(errorFacts(error))),
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    const asked = createOrganizationInput.safeParse({ name });
    setFault(asked.success ? undefined : asked.error.issues[0]?.message);
    if (asked.success && !create.isPending) create.mutate(asked.data);
  };
  return { name, setName, fault, pending: create.isPending || create.isSuccess, submit };
}
