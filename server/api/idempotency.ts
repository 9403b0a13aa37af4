import { createHash } from "node:crypto";
import { claimKey, freeKey, type KeyClaim, keepAnswer } from "../domains/idempotency/commands";
import { DomainError } from "../errors";
import { log } from "../log";
import type { Context } from "../trpc/context";
import type { RestResponse } from "./refusal";
import type { RestRoute } from "./routes";
import { sealer } from "./sealed-answer";

type KeyedCall = { key: string; route: RestRoute; path: string; input: Record<string, unknown> };

/**
 * Does the work once per person and key: a repeated request gets the stored answer.
 * @param work returns refusals as answers and never throws
 * @throws DomainError conflict if the key belongs to another request or to one in progress; invalid if a public
 * write without a user carries a key
 */
export async function answerOnce(
  { db, viewer, credential }: Pick<Context, "db" | "viewer" | "credential">,
  call: KeyedCall,
  work: () => Promise<RestResponse>,
): Promise<RestResponse> {
  if (!viewer) {
    if (call.route.access === "event-viewer") throw new DomainError("idempotency.no-user");
    return work();
  }
  const isRepeatable = repeatable(call);
  const { name, seal, open } = sealer(viewer.id, call.key);
  const requestHash = hashOf(call, credential);
  const claimed = await claimKey(db, { userId: viewer.id, key: name, requestHash, isRepeatable });
  if ("kept" in claimed) {
    const headers = { "cache-control": "no-store", "idempotency-replayed": "true" };
    return { status: claimed.kept.status, headers, body: open(claimed.kept.answer) };
  }
  const answered = await work();
  await settle(claimed.claim, answered).catch((error) => {
    // The work is done, so its answer is sent. The claim of the key stays open and can be taken over.
    log().warn({ err: error }, "the answer to an Idempotency-Key could not be stored");
  });
  return answered;

  async function settle(claim: KeyClaim, { status, body }: RestResponse): Promise<void> {
    if (status < 500 && status !== 429) await keepAnswer(db, claim, { status, answer: seal(body) });
    // After a lost connection the outcome of the commit is unknown, so only repeatable work frees its key.
    else if (isRepeatable || !isOutcomeUnknown(body)) await freeKey(db, claim);
  }
}

/** Work that creates something or takes the next RSVP from the queue would do so again, so it is not repeatable. */
function repeatable({ route, input }: KeyedCall): boolean {
  return route.answersCreated !== "always" && input.count === undefined;
}

function isOutcomeUnknown(body: unknown): boolean {
  return (body as { error?: { reason?: string } })?.error?.reason === "database.unreachable";
}

/** Includes the credential: an access token must not get an answer that was shown to its owner's session. */
function hashOf({ route, path, input }: KeyedCall, credential: string): string {
  const request = [route.method, path, credential, ordered(input)];
  return createHash("sha256").update(JSON.stringify(request)).digest("base64url");
}

/** The same fields in another order are the same request. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { fields: fields.map(([name, field]) => [name, ordered(field)]) };
}
