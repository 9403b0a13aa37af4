"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { isolate } from "@/lib/clean-text";
import { useAct } from "../use-act";

type AnswerInvitationProps = {
  group: { id: string; slug: string; name: string };
  size?: "sm" | "md";
  /** The page that opens after declining; without it the person stays on this page. */
  declinedHref?: string;
};

/** Accepts or declines the invitation of a group to the viewer's address. */
export function AnswerInvitation({ group, size = "md", declinedHref }: AnswerInvitationProps) {
  const { invitations } = useTRPCClient().groups;
  const router = useRouter();
  const scope = { groupId: group.id };
  const accept = useAct(() => invitations.accept.mutate(scope), {
    said: () => `Welcome to ${isolate(group.name)}!`,
    onDone: () => router.push(`/g/${group.slug}`),
  });
  const decline = useAct(() => invitations.decline.mutate(scope), {
    said: () => "You declined the invitation.",
    onDone: () => declinedHref && router.push(declinedHref),
    refreshes: declinedHref === undefined,
  });
  return (
    <>
      <Button size={size} pending={accept.isPending} onClick={() => accept.mutate(undefined)}>
        Accept
      </Button>
      <Button
        size={size}
        variant="secondary"
        pending={decline.isPending}
        onClick={() => decline.mutate(undefined)}
      >
        Decline
      </Button>
    </>
  );
}
