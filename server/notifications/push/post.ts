import webPush from "web-push";
import type { Lane } from "../../domains/notifications/kinds/schema";
import type { PushTarget } from "../../domains/push/queries";
import { retryAfterMs } from "../../domains/webhooks/policy";
import { isDomainError } from "../../errors";
import type { PushKeys } from "../../push-keys";
import { post, siteTransport, type Transport } from "../../webhooks/post";

/** What became of one message at one browser's push service. */
export type PushOutcome =
  | { is: "taken" }
  /** The browser has unsubscribed, or its subscription never was one. */
  | { is: "gone" }
  | { is: "refused"; why: string }
  | { is: "failed"; why: string; retryAfterMs: number | null };

export type Push = { payload: string; lane: Lane; ttl: number; keys: PushKeys };

const URGENCY: Record<Lane, "high" | "normal"> = { urgent: "high", personal: "normal", bulk: "normal" };
const NEVER = new AbortController().signal;

/**
 * Sends one message to one browser, encrypted for it. The address is looked up and checked as a webhook's is, and no redirect
 * is followed. Never throws.
 */
export async function pushTo(
  target: PushTarget,
  push: Push,
  way: Transport = siteTransport(),
): Promise<PushOutcome> {
  const request = requestFor(target, push);
  if (!request) return { is: "gone" };
  try {
    return judge(await post(request, way, NEVER));
  } catch (error) {
    if (isDomainError(error) && error.reason !== "webhook.host-unknown") return { is: "gone" };
    return { is: "failed", why: "The push service did not answer.", retryAfterMs: null };
  }
}

/** Null where the browser's keys are none. */
function requestFor({ endpoint, p256dh, auth }: PushTarget, { payload, lane, ttl, keys }: Push) {
  try {
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      TTL: ttl,
      urgency: URGENCY[lane],
      contentEncoding: "aes128gcm",
      vapidDetails: keys,
    });
    const sent = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    return { url: endpoint, headers: Object.fromEntries(sent) as Record<string, string>, body };
  } catch {
    return null;
  }
}

function judge({ status, retryAfter }: { status: number; retryAfter: string | undefined }): PushOutcome {
  if (status >= 200 && status < 300) return { is: "taken" };
  if (status === 404 || status === 410) return { is: "gone" };
  const why = `The push service answered ${status}.`;
  if (status === 429 || status === 408 || status >= 500) {
    return { is: "failed", why, retryAfterMs: retryAfterMs(retryAfter, new Date()) };
  }
  return { is: "refused", why };
}
