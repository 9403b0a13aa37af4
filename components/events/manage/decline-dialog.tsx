"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { declineText, removeText } from "./decline-text";
import { useManaged } from "./manage-context";
import type { Asked } from "./use-people-management";

type DeclineDialogProps = { asked: Asked | null; onClose: () => void; onConfirm: (asked: Asked) => void };

/** Asks before people lose what they have, where taking it back could not bring everything back. */
export function DeclineDialog({ asked, onClose, onConfirm }: DeclineDialogProps) {
  const { seats } = useManaged();
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<Asked>({ action: "decline", people: [] });
  if (asked && asked !== shown) setShown(asked);
  const { action, people } = shown;
  const words = action === "decline" ? declineText(people, seats) : removeText(people, seats);
  return (
    <ConfirmDialog
      open={asked !== null}
      onOpenChange={(open) => !open && onClose()}
      onConfirm={() => {
        onConfirm(shown);
        onClose();
      }}
      cancelLabel="Cancel"
      {...words}
    />
  );
}
