"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { counted } from "@/lib/plural";
import { BULK_MAX } from "@/server/domains/operations/bulk.schema";
import type { DeliveryCountsOut } from "@/server/domains/operations/deliveries/schema";
import { kindWords } from "../words";
import type { DeliveryActions } from "./use-delivery-actions";

type RetryAllProps = { counts: DeliveryCountsOut; kind: string | undefined; actions: DeliveryActions };

/** Sends everything again that was given up, or everything of the kind that is shown. */
export function RetryAll({ counts, kind, actions: { retry } }: RetryAllProps) {
  const count = kind ? (counts.parkedKinds.find((one) => one.kind === kind)?.count ?? 0) : counts.parked;
  if (count === 0) return null;
  const which = `${counted(count, "message", "messages")}${kind ? ` “${kindWords(kind)}”` : ""}`;
  const bound = count > BULK_MAX ? ` At most ${BULK_MAX.toLocaleString("en-GB")} at a time.` : "";
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-control border border-border bg-sunken px-3.5 py-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-48">{which} given up</p>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="secondary" pending={retry.isPending}>
            Send all again
          </Button>
        }
        title={`Send ${which} again?`}
        description={`They are sent right away. Outdated messages and those to refused emails are still not sent.${bound}`}
        confirmLabel="Send them"
        cancelLabel="Leave them"
        tone="primary"
        onConfirm={() => retry.mutate(kind ? { kind } : {})}
      />
    </div>
  );
}
