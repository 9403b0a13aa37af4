"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { formatInZone } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { VenueOut } from "@/server/domains/venues/schema";
import type { AvailabilityState } from "./use-availability";

type BreakerPanelProps = { state: AvailabilityState; venue: VenueOut; mayChange: boolean; now: Date };

/** That the waitlist rests because holds ended without a reply, what that means, and how it goes on. Nothing otherwise. */
export function BreakerPanel({ state, venue, mayChange, now }: BreakerPanelProps) {
  const { isOpen, openedAt, deactivatesAt, isDeactivated, unansweredHolds } =
    state.availability.circuitBreaker;
  if (!isOpen) return null;
  const instant = (at: string | null) =>
    at ? `on ${formatInZone({ at: new Date(at), timeZone: venue.timeZone, now })}` : "a while ago";
  return (
    <Callout
      tone={isDeactivated ? "danger" : "warning"}
      title={isDeactivated ? "Your waitlist is closed" : "Your waitlist is paused"}
      action={mayChange && <Resolve state={state} venue={venue} isDeactivated={isDeactivated} />}
    >
      <p>
        {counted(unansweredHolds, "hold")} in a row ended without a reply, so no more holds are offered. The
        last one ended {instant(openedAt)}.
      </p>
      <p className="mt-1">
        {isDeactivated
          ? `It closed ${instant(deactivatesAt)}, and we let every organization on it know.`
          : `Check that your badge is right. Unless you resolve this before, the waitlist closes ${instant(deactivatesAt)}, and we let every organization on it know.`}
      </p>
    </Callout>
  );
}

function Resolve({
  state,
  venue,
  isDeactivated,
}: Omit<BreakerPanelProps, "mayChange" | "now"> & { isDeactivated: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { resolve } = state;
  const confirm = () => {
    const venueId = venue.id;
    const done = () => toast({ title: "Your waitlist is open again", tone: "success" });
    resolve.mutate({ venueId }, { onSuccess: done, onSettled: () => setOpen(false) });
  };
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{isDeactivated ? "Open the waitlist again…" : "Resolve…"}</Button>}
      open={isOpen}
      onOpenChange={setOpen}
      title={
        <>
          Open the waitlist of <bdi>{venue.name}</bdi> again?
        </>
      }
      description={
        isDeactivated
          ? "Organizations can join it again. Organizations that waited before have to join again."
          : "If your badge says that you take events, the next organization is offered a hold right away."
      }
      confirmLabel="Open the waitlist"
      cancelLabel="Not now"
      tone="primary"
      pending={resolve.isPending}
      onConfirm={confirm}
    />
  );
}
