"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { isolate } from "@/lib/clean-text";
import { useAct } from "../use-act";

type JoinByLinkProps = { token: string; name: string; isSignedIn: boolean };

/** Joins the group of an invitation link. Opening the link alone changes nothing. */
export function JoinByLink({ token, name, isSignedIn }: JoinByLinkProps) {
  const { invitations } = useTRPCClient().groups;
  const router = useRouter();
  const join = useAct(() => invitations.joinByLink.mutate({ token }), {
    said: () => `Welcome to ${isolate(name)}!`,
    onDone: ({ group }) => router.push(`/g/${group.slug}`),
  });
  if (!isSignedIn) {
    const callback = encodeURIComponent(`/groups/join/${token}`);
    return (
      <div className="space-y-2">
        <ButtonLink href={`/sign-in?callbackUrl=${callback}`} prefetch={false}>
          Sign in to join
        </ButtonLink>
        <p className="text-muted text-sm">You'll sign in, then come right back.</p>
      </div>
    );
  }
  return (
    <Button size="lg" pending={join.isPending} onClick={() => join.mutate(undefined)}>
      Join the group
    </Button>
  );
}
