"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { declineText } from "./decline-text";
import { useManaged } from "./manage-context";

type DeclineDialogProps = {
  people: GuestOut[] | null;
  onClose: () => void;
  onConfirm: (people: GuestOut[]) => void;
};

/** Asks before declining where taking it back could not bring everything back. */
export function DeclineDialog({ people, onClose, onConfirm }: DeclineDialogProps) {
  const { seats } = useManaged();
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<GuestOut[]>([]);
  if (people && people !== shown) setShown(people);
  return (
    <ConfirmDialog
      open={people !== null}
      onOpenChange={(open) => !open && onClose()}
      onConfirm={() => {
        onConfirm(shown);
        onClose();
      }}
      confirmLabel={shown.length > 1 ? `Decline ${shown.length} people` : "Decline"}
      cancelLabel="Keep them"
      {...declineText(shown, seats)}
    />
  );
}
