import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { isolate } from "@/lib/clean-text";
import { cancelWords, hasGuests } from "../session-label";
import type { Removal } from "./use-removal";

/** Before a session is cancelled or deleted: who is affected, and how. */
export function RemoveDialog({ removal: { asked, close, confirm, isPending } }: { removal: Removal }) {
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState(asked);
  if (asked && asked !== shown) setShown(asked);
  const isCancel = shown !== null && hasGuests(shown);
  const verb = isCancel ? "Cancel" : "Delete";
  return (
    <ConfirmDialog
      open={asked !== null}
      onOpenChange={(open) => !open && close()}
      title={`${verb} “${isolate(shown?.title ?? "")}”?`}
      description={shown && isCancel ? cancelWords(shown) : "No one has a seat in it. This can't be undone."}
      confirmLabel={`${verb} session`}
      cancelLabel="Keep it"
      pending={isPending}
      onConfirm={confirm}
    />
  );
}
