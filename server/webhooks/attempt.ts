import { errorMessage } from "../../lib/error-message";
import { counted } from "../../lib/plural";
import type { LeasedDelivery } from "../domains/webhooks/attempts.commands";
import type { Told, ToldOrganization } from "../domains/webhooks/deliveries/queries";
import { type Attempt, retryAfterMs } from "../domains/webhooks/policy";
import { isDomainError } from "../errors";
import { countDelivery } from "../metrics";
import { traced } from "../tracing";
import { type Answer, post, TimeUp, type Transport } from "./post";
import { signedHeaders } from "./signature";

/** What a message carries beside its id, type and time: the present state, or for a ping which endpoint it went to. */
export type MessageData = Told | ToldOrganization | { webhookId: string };

/** Sends one message once and returns the outcome. @throws the reason of `stop` once that is aborted */
export async function attemptDelivery(
  delivery: LeasedDelivery,
  data: MessageData,
  way: Way,
): Promise<Attempt> {
  const about = { "turnout.channel": "webhook", "turnout.kind": delivery.type };
  const attempt = await traced(
    "delivery",
    about,
    () => send(delivery, data, way),
    ({ ok }) => !ok,
  );
  countDelivery("webhook", attempt.ok ? "sent" : "failed");
  return attempt;
}

type Way = { transport: Transport; stop: AbortSignal };

async function send(delivery: LeasedDelivery, data: MessageData, { transport, stop }: Way): Promise<Attempt> {
  const { factId: id, type, createdAt, secrets, leasedAt } = delivery;
  const body = JSON.stringify({ id, type, createdAt: createdAt.toISOString(), data });
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Turnout-Webhooks/1",
    ...signedHeaders(secrets, { id, at: leasedAt, body }),
  };
  try {
    return judge(await post({ url: delivery.url, headers, body }, transport, stop), new Date());
  } catch (error) {
    stop.throwIfAborted();
    return { ok: false, status: null, error: sentenceFor(error, transport), retryAfterMs: null };
  }
}

function judge({ status, retryAfter }: Answer, now: Date): Attempt {
  if (status >= 200 && status < 300) return { ok: true, status };
  return { ok: false, status, error: refusalText(status), retryAfterMs: retryAfterMs(retryAfter, now) };
}

function refusalText(status: number): string {
  if (status >= 300 && status < 400)
    return `It answered ${status}, a redirect. Redirects are not followed; enter the final address.`;
  if (status === 410) return "It answered 410: it wants no more messages.";
  if (status === 429) return "It answered 429: too many messages.";
  return `It answered ${status}.`;
}

const SOCKET_FAULTS: Record<string, string> = {
  ECONNREFUSED: "Nothing listens there: the connection was refused.",
  ECONNRESET: "The connection was cut before there was an answer.",
  EPIPE: "The connection was cut before there was an answer.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The host cannot be reached.",
  ETIMEDOUT: "The host did not take the connection in time.",
};

function sentenceFor(error: unknown, { timeoutMs }: Transport): string {
  if (error instanceof TimeUp)
    return `There was no answer within ${counted(Math.round(timeoutMs / 1000), "second")}.`;
  if (isDomainError(error)) return errorMessage({ reason: error.reason });
  const code = codeOf(error);
  if (SOCKET_FAULTS[code]) return SOCKET_FAULTS[code];
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|^EPROTO$/.test(code))
    return "The connection is not secure: its certificate was not accepted.";
  if (code.startsWith("HPE_")) return "The answer was not valid HTTP.";
  return "The connection failed.";
}

/** The error code. If several IP addresses were tried, that of the first. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: unknown[] };
  const first = errors?.[0] as { code?: unknown } | undefined;
  return String(first?.code ?? code ?? "");
}
