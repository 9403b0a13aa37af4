"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { isLive } from "./guest-status";

type BarDialogProps = { guest: GuestOut | null; onClose: () => void; onConfirm: (guest: GuestOut) => void };

/** Asks before a guest is banned from the event. */
export function BarDialog({ guest, onClose, onConfirm }: BarDialogProps) {
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<GuestOut | null>(guest);
  if (guest && guest !== shown) setShown(guest);
  const loses = shown && isLive(shown) ? "They lose their seat or place, are notified by email, and" : "They";
  return (
    <ConfirmDialog
      open={guest !== null}
      onOpenChange={(open) => !open && onClose()}
      title={`Ban ${shown?.person.name ?? ""} from this event?`}
      description={`${loses} can't RSVP, be registered or claim a seat here until you lift the ban. Other events are not affected.`}
      confirmLabel="Ban from this event"
      cancelLabel="Cancel"
      onConfirm={() => {
        if (shown) onConfirm(shown);
        onClose();
      }}
    />
  );
}
