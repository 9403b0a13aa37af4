"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { deskPath } from "@/lib/sourcing-paths";
import { type OrganizationOut, renameOrganizationInput } from "@/server/domains/organizations/schema";

/** The organization itself, for its owners: its name, and deleting it. */
export function OrganizationCard({ organization }: { organization: OrganizationOut }) {
  const { name, setName, fault, pending, submit } = useRenaming(organization);
  return (
    <Card>
      <CardHeader title="Organization" description="Its links stay the same when you rename it." />
      <form onSubmit={submit} noValidate className="mt-4 flex flex-wrap items-start gap-3">
        <Field label="Name" error={fault} className="min-w-0 flex-1 basis-64">
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="secondary"
          pending={pending}
          disabled={name.trim() === organization.name}
          className="sm:mt-[1.6875rem]"
        >
          Rename
        </Button>
      </form>
      <div className="mt-5 border-border border-t pt-4">
        <DeleteOrganization organization={organization} />
      </div>
    </Card>
  );
}

function useRenaming({ id: orgId, name: current }: OrganizationOut) {
  const trpc = useTRPC();
  const router = useRouter();
  const [name, setName] = useState(current);
  const [fault, setFault] = useState<string>();
  const rename = useMutation(
    trpc.organizations.rename.mutationOptions({
      onSuccess: (renamed) => {
        toast({ title: `The organization is now called ${isolate(renamed.name)}`, tone: "success" });
        setName(renamed.name);
        router.refresh();
      },
      onError: (error) => setFault(errorMessage(errorFacts(error))),
    }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    const asked = renameOrganizationInput.safeParse({ orgId, name });
    setFault(asked.success ? undefined : asked.error.issues[0]?.message);
    if (asked.success && !rename.isPending) rename.mutate(asked.data);
  };
  return { name, setName, fault, pending: rename.isPending, submit };
}

function DeleteOrganization({ organization: { id, name } }: { organization: OrganizationOut }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation(
    trpc.organizations.remove.mutationOptions({
      onSuccess: () => {
        toast({ title: `${isolate(name)} is deleted` });
        router.push(`${deskPath("organize")}?show=all`);
      },
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
      onSettled: () => setOpen(false),
    }),
  );
  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button variant="danger-ghost">Delete organization</Button>}
      title={`Delete ${isolate(name)}?`}
      description="Its members lose access and its invitations end. You can only delete an organization that has no venues and no requests. This can't be undone."
      confirmLabel="Delete organization"
      cancelLabel="Keep it"
      pending={remove.isPending}
      onConfirm={() => remove.mutate({ orgId: id })}
    />
  );
}
