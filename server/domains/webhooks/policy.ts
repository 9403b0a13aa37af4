import { type Backoff, backoffMs } from "../../../lib/backoff";

/** Webhooks of one person. */
export const WEBHOOKS_MAX = 10;

/** An endpoint is switched off after more failures in a row than this. */
export const FAILURES_MAX = 50;

/** How long the secret before a change signs beside the new one: time to bring the new one to every receiver. */
export const SECRET_OVERLAP_HOURS = 24;

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A delivery is parked after the failure behind the last wait. */
const WAITS_MS = [
  2 * SECOND_MS,
  4 * SECOND_MS,
  8 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  8 * HOUR_MS,
  24 * HOUR_MS,
];
const BACKOFF: Backoff = { waitsMs: WAITS_MS, jitter: [1, 1.25] };
export const ATTEMPTS_MAX = WAITS_MS.length + 1;

/** A whole endpoint never rests for longer, so that it is heard soon after it came back. */
const REST_MAX_MS = 5 * MINUTE_MS;
const RETRY_AFTER_MAX_MS = 24 * HOUR_MS;

/** The outcome of one attempt. `status` is null where there was no answer. */
export type Attempt =
  | { ok: true; status: number }
  | { ok: false; status: number | null; error: string; retryAfterMs: number | null };

/** What is known of the delivery and its endpoint once the attempt has ended. */
export type AttemptFacts = {
  attempts: number;
  /** Of the endpoint in a row, with this one. */
  failures: number;
  /** 0 to 1, so that endpoints that failed together are not tried together. */
  random: number;
};

export type Verdict =
  | { kind: "delivered" }
  /** The endpoint rests as a whole: what else waits for it is not tried before `restMs` either. */
  | { kind: "retry"; waitMs: number; restMs: number }
  | { kind: "parked"; restMs: number }
  | { kind: "disable" };

/** What follows from an attempt. The endpoint's answer 410 means that it wants nothing more, ever. */
export function decideAttempt(attempt: Attempt, { attempts, failures, random }: AttemptFacts): Verdict {
  if (attempt.ok) return { kind: "delivered" };
  if (attempt.status === 410 || failures > FAILURES_MAX) return { kind: "disable" };
  const askedMs = Math.min(attempt.retryAfterMs ?? 0, RETRY_AFTER_MAX_MS);
  const restMs = Math.max(Math.min(waitAfter(failures, random), REST_MAX_MS), askedMs);
  if (attempts >= ATTEMPTS_MAX) return { kind: "parked", restMs };
  return { kind: "retry", waitMs: Math.max(waitAfter(attempts, random), restMs), restMs };
}

/** The wait after so many failures, in milliseconds; the last wait of the list repeats. */
function waitAfter(failures: number, random: number): number {
  return backoffMs(BACKOFF, Math.min(Math.max(1, failures), WAITS_MS.length), random) ?? REST_MAX_MS;
}

/** The wait that a Retry-After header asks for, in either of its two forms; null where it says nothing usable. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * SECOND_MS;
  // Without its zone it is no date of HTTP, and `Date.parse` would make a year of almost anything.
  const at = / GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
