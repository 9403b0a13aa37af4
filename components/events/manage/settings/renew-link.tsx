"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { useManaged } from "../manage-context";

/** Ends the invitation link that was passed on, once that is confirmed, and makes another one. */
export function RenewLink() {
  const { event, adoptEvent } = useManaged();
  const [asked, setAsked] = useState(false);
  const renewal = useMutation(
    useTRPC().events.renewInviteLink.mutationOptions({
      onSuccess: (renewed) => {
        adoptEvent(renewed);
        toast({ title: "The old link no longer works", tone: "success" });
      },
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
      onSettled: () => setAsked(false),
    }),
  );
  return (
    <>
      <Button variant="secondary" size="sm" className="mt-3" onClick={() => setAsked(true)}>
        Renew link
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title="Renew the invitation link?"
        description="The link above stops working right away. Guests who RSVPed and people you invited by email keep access."
        confirmLabel="Renew link"
        pending={renewal.isPending}
        onConfirm={() => renewal.mutate({ eventId: event.id })}
      />
    </>
  );
}
