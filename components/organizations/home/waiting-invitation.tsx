"use client";

import { useMutation } from "@tanstack/react-query";
import { MailOpen } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { type Desk, deskPath } from "@/lib/sourcing-paths";
import type { WaitingInvitationsOut } from "@/server/domains/organizations/schema";
import { roleWords } from "../role-words";

type WaitingInvitationProps = {
  invitation: WaitingInvitationsOut["items"][number];
  /** Where accepting leads. */
  desk: Desk;
};

/** An invitation to join an organization, with both answers. Looking at it changes nothing. */
export function WaitingInvitation({ invitation, desk }: WaitingInvitationProps) {
  const { organization, role, invitedBy } = invitation;
  const { accept, decline, pending } = useAnswer(organization, desk);
  const { label, description } = roleWords[role];
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <span
        aria-hidden="true"
        className="grid size-11 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-text"
      >
        <MailOpen className="size-5" />
      </span>
      <div className="wrap-anywhere min-w-0 flex-1 basis-64">
        <p className="font-medium">
          {invitedBy ? <bdi>{invitedBy}</bdi> : "A member"} invited you to join <bdi>{organization.name}</bdi>{" "}
          as {label.toLowerCase()}
        </p>
        <p className="text-muted text-sm">{description}</p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="secondary"
          pending={pending === "decline"}
          onClick={decline}
          aria-label={`Decline the invitation to ${organization.name}`}
        >
          Decline
        </Button>
        <Button
          size="sm"
          pending={pending === "accept"}
          onClick={accept}
          aria-label={`Accept the invitation to ${organization.name}`}
        >
          Accept
        </Button>
      </div>
    </Card>
  );
}

function useAnswer({ id, slug, name }: { id: string; slug: string; name: string }, desk: Desk) {
  const trpc = useTRPC();
  const router = useRouter();
  const onError = (error: unknown) => {
    toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
    router.refresh();
  };
  const accepting = useMutation(
    trpc.organizations.acceptInvitation.mutationOptions({
      onSuccess: () => {
        toast({ title: `You've joined ${isolate(name)}`, tone: "success" });
        router.push(deskPath(desk, slug));
      },
      onError,
    }),
  );
  const declining = useMutation(
    trpc.organizations.declineInvitation.mutationOptions({
      onSuccess: () => {
        toast({ title: `You've declined the invitation to ${isolate(name)}` });
        router.refresh();
      },
      onError,
    }),
  );
  const isBusy = accepting.isPending || declining.isPending;
  return {
    accept: () => !isBusy && accepting.mutate({ orgId: id }),
    decline: () => !isBusy && declining.mutate({ orgId: id }),
    pending: accepting.isPending ? "accept" : declining.isPending ? "decline" : null,
  };
}
