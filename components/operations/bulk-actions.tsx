"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { counted } from "@/lib/plural";
import { BULK_MAX } from "@/server/domains/operations/bulk.schema";

type BulkActionsProps = {
  /** How many there are, where that is known. */
  count?: number;
  /** Which, to go behind "facts": "of type rsvp.cloned". */
  of: string;
  isPending: boolean;
  onReplay: () => void;
  onDiscard: () => void;
};

/** Deals with everything of one sort. */
export function BulkActions({ count, of, isPending, onReplay, onDiscard }: BulkActionsProps) {
  const which = count === undefined ? `everything ${of}` : `${counted(count, "event")} ${of}`;
  const bound =
    count === undefined || count > BULK_MAX
      ? ` At most ${BULK_MAX.toLocaleString("en-GB")} at a time, the oldest first.`
      : "";
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-control border border-border bg-sunken px-3.5 py-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-48">All {which.replace(/^everything /, "")}</p>
      <div className="flex gap-2">
        <Button size="sm" variant="secondary" pending={isPending} onClick={onReplay}>
          Replay all
        </Button>
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="danger-ghost" pending={isPending}>
              Discard all
            </Button>
          }
          title={`Discard ${which}?`}
          description={`They will never be sent.${bound}`}
          confirmLabel="Discard them"
          cancelLabel="Cancel"
          onConfirm={onDiscard}
        />
      </div>
    </div>
  );
}
