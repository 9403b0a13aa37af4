import type { BadgeTone } from "@/components/ui/badge";
import { formatInZone } from "@/lib/dates";
import { counted } from "@/lib/plural";
import { ORGANIZATION_WEBHOOK_TYPES } from "@/server/domains/webhooks/organization-types.schema";
import { type DeliveryOut, WEBHOOK_TYPES, type WebhookOut } from "@/server/domains/webhooks/schema";

type Label = { label: string; tone: BadgeTone };

/** How an endpoint is doing, in a word or two. */
export function webhookState({ enabled, disabledBy, failures }: WebhookOut): Label {
  if (!enabled) return { label: "Off", tone: disabledBy === "owner" ? "neutral" : "danger" };
  return failures > 0 ? { label: "Failing", tone: "warning" } : { label: "On", tone: "success" };
}

/** Why an endpoint is off or may soon be; null where all is well, or where its owner switched it off. */
export function webhookTrouble({ enabled, disabledBy, failures }: WebhookOut): string | null {
  if (disabledBy === "failures")
    return "It failed more than 50 times in a row, so it was switched off. Fix it, then switch it on again.";
  if (disabledBy === "gone") return "The receiver asked for no more messages, so it was switched off.";
  if (disabledBy === "departure")
    return "The person who set it up can no longer manage it, so it was switched off. Check its URL, replace its secret, then switch it on again.";
  if (!enabled || failures === 0) return null;
  return failures === 1
    ? "The last message was refused. It is retried automatically."
    : `The last ${counted(failures, "attempt")} failed. After more than 50 in a row it is switched off.`;
}

/** The types that the webhook gets, in a few words. */
export function typesText(types: readonly string[]): string {
  if (types.length === 0) return "Everything";
  const [first, second, ...more] = types;
  const named = [first, second].filter(Boolean).join(", ");
  return more.length === 0 ? named : `${named} and ${more.length} more`;
}

/** What happened, in a person's words. */
export function typeWords(type: string): string {
  return (
    [...WEBHOOK_TYPES, ...ORGANIZATION_WEBHOOK_TYPES].find((row) => row.type === type)?.says ?? "Test message"
  );
}

export function deliveryState({ status, attempts }: DeliveryOut): Label {
  if (status === "delivered") return { label: "Delivered", tone: "success" };
  if (status === "failed") return { label: "Given up", tone: "danger" };
  return attempts === 0
    ? { label: "On its way", tone: "neutral" }
    : { label: "Trying again", tone: "warning" };
}

/** How often it was tried and when it is tried next. */
export function attemptsText(
  { status, attempts, nextAttemptAt }: DeliveryOut,
  { now, timeZone }: { now: Date; timeZone: string },
): string | null {
  const tried = `${counted(attempts, "attempt")}`;
  if (status !== "pending") return attempts > 1 || status === "failed" ? tried : null;
  if (!nextAttemptAt || attempts === 0) return null;
  const soon = soonText({ at: new Date(nextAttemptAt), now, timeZone });
  return soon === "now" ? `${tried}, trying again` : `${tried}, next ${soon}`;
}

/** How soon something is: "now", "in 40 s", "in 5 min", "in 2 h"; further off the day and time in the zone. */
export function soonText({ at, now, timeZone }: { at: Date; now: Date; timeZone: string }): string {
  const seconds = Math.ceil((at.getTime() - now.getTime()) / 1000);
  if (seconds <= 1) return "now";
  if (seconds < 60) return `in ${seconds} s`;
  if (seconds < 3600) return `in ${Math.round(seconds / 60)} min`;
  if (seconds < 43_200) return `in ${Math.round(seconds / 3600)} h`;
  return formatInZone({ at, now, timeZone });
}
