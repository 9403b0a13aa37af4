"use client";

import type { BadgeTone } from "@/components/ui/badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import { soonText } from "@/components/webhooks/webhook-words";
import { counted } from "@/lib/plural";
import { shownEmail } from "@/lib/shown-email";
import type { DeliveryOut, DeliveryState } from "@/server/domains/operations/deliveries/schema";
import { useAdmin } from "../admin-context";
import { Ago } from "../ago";
import { ErrorLine } from "../error-line";
import { deliveryWords, kindWords } from "../words";
import type { DeliveryActions } from "./use-delivery-actions";

const tones: Record<DeliveryState, BadgeTone> = {
  parked: "danger",
  due: "accent",
  waiting: "neutral",
  sent: "success",
  skipped: "outline",
};

type DeliveryRowProps = { delivery: DeliveryOut; state: DeliveryState; actions: DeliveryActions };

/** One message to one person over one channel. */
export function DeliveryRow({ delivery, state, actions: { retry } }: DeliveryRowProps) {
  const { now, timeZone } = useAdmin();
  const { id, kind, channel, name, to, attempts, createdAt, runAfter, settledAt, error } = delivery;
  const isRetried = retry.isPending && retry.variables.ids?.includes(id) === true;
  return (
    <TableRow>
      <TableCell className="max-w-96">
        <p className="font-medium">{kindWords(kind)}</p>
        <ErrorLine error={error} isHarmless={state === "skipped" || state === "sent"} />
        <p className="mt-0.5 text-muted text-xs">
          <span className="font-mono">{kind}</span> · <Ago at={createdAt} />
        </p>
      </TableCell>
      <TableCell className="max-w-56">
        <p className="truncate">{name ?? "Without an account"}</p>
        <p className="truncate text-muted text-xs">
          {channel === "email" ? "Email" : "WhatsApp"} {shownEmail(to)}
        </p>
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <Badge tone={tones[state]} size="sm" dot>
          {deliveryWords[state]}
        </Badge>
        <p className="mt-0.5 text-muted text-xs tabular-nums">
          {settledAt ? (
            <Ago at={settledAt} />
          ) : state === "waiting" ? (
            soonText({ at: new Date(runAfter), now, timeZone })
          ) : (
            "now"
          )}
          {attempts > 0 && ` · ${counted(attempts, "attempt", "attempts")}`}
        </p>
      </TableCell>
      <TableCell className="w-0">
        {state === "parked" && (
          <Button
            size="sm"
            variant="soft"
            pending={isRetried}
            onClick={() => retry.mutate({ ids: [id] })}
            aria-label={`Send again: ${kindWords(kind)}, to ${name ?? to}`}
          >
            Send again
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
