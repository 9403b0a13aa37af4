"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { goTo } from "../auth-client";

/** Ends every session, this one too. */
export function SessionsPanel() {
  const trpc = useTRPC();
  const signOut = useMutation(
    trpc.accounts.signOutEverywhere.mutationOptions({
      onSuccess: () => goTo("/sign-in"),
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-4">
      <p className="max-w-md flex-1 basis-56 text-sm">
        Lost a phone, or used somebody else's computer? This ends your session on every device at once.
      </p>
      <ConfirmDialog
        trigger={<Button variant="secondary">Sign out everywhere</Button>}
        title="Sign out everywhere?"
        description="Every device is signed out within seconds, this one too. Your RSVPs stay as they are, and access tokens keep working."
        confirmLabel="Sign out everywhere"
        cancelLabel="Stay signed in"
        pending={signOut.isPending}
        onConfirm={() => signOut.mutate()}
      />
    </div>
  );
}
