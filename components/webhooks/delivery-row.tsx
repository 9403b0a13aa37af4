"use client";

import { agoText } from "@/components/analytics/ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { DeliveryOut } from "@/server/domains/webhooks/schema";
import { attemptsText, deliveryState, typeWords } from "./webhook-words";

type DeliveryRowProps = {
  delivery: DeliveryOut;
  clock: { now: Date; timeZone: string };
  isResending: boolean;
  /** Null where nothing can be sent. */
  onResend: (() => void) | null;
};

/** One message: what it was about, whether it arrived, and the way to send it again. */
export function DeliveryRow({ delivery, clock, isResending, onResend }: DeliveryRowProps) {
  const { label, tone } = deliveryState(delivery);
  const at = new Date(delivery.createdAt);
  const attempts = attemptsText(delivery, clock);
  // The sentence of a failure includes the answer.
  const answered =
    delivery.error === null && delivery.responseStatus && `answered ${delivery.responseStatus}`;
  const isAtRest = delivery.status !== "pending" || delivery.attempts > 0;
  const verb = delivery.status === "pending" ? "Send now" : "Send again";
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-4">
      <div className="min-w-0 flex-1 basis-60 space-y-1">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
          <span className="font-medium">{typeWords(delivery.type)}</span>
          <Badge tone={tone} size="sm" dot>
            {label}
          </Badge>
        </p>
        {delivery.error && <p className="text-sm">{delivery.error}</p>}
        <p className="text-muted text-sm tabular-nums">
          <Time at={at}>{agoText({ at, ...clock })}</Time>
          {answered && ` · ${answered}`}
          {attempts && ` · ${attempts}`}
        </p>
        <p className="break-all font-mono text-muted text-xs">
          {delivery.type} · {delivery.messageId}
        </p>
      </div>
      {onResend && isAtRest && (
        <Button
          variant="secondary"
          size="sm"
          pending={isResending}
          aria-label={`${verb}: ${typeWords(delivery.type)}, ${agoText({ at, ...clock })}`}
          onClick={onResend}
        >
          {verb}
        </Button>
      )}
    </li>
  );
}
