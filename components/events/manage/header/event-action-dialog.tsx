"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useManaged } from "../manage-context";
import { actionText, type EventAction } from "./action-texts";
import { useEventAction } from "./use-event-action";

/** Asks before an action on the whole event, and does it. */
export function EventActionDialog({ asked, onClose }: { asked: EventAction | null; onClose: () => void }) {
  const { event, seats } = useManaged();
  const { perform, pending } = useEventAction(onClose);
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<EventAction>("publish");
  if (asked && asked !== shown) setShown(asked);
  return (
    <ConfirmDialog
      open={asked !== null}
      onOpenChange={(open) => !open && onClose()}
      pending={pending}
      onConfirm={() => perform(shown)}
      {...actionText(shown, { event, seats })}
    />
  );
}
