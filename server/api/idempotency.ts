import { createHash } from "node:crypto";
import { claimKey, freeKey, type KeyClaim, keepAnswer } from "../domains/idempotency/commands";
import { DomainError } from "../errors";
import { log } from "../log";
import type { Context } from "../trpc/context";
import type { RestResponse } from "./refusal";
import type { RestRoute } from "./routes";
import { sealer } from "./sealed-answer";

export type KeyedCall = { key: string; route: RestRoute; path: string; input: Record<string, unknown> };

/**
 * Does the work once per person and key: the same request again is given the answer that was kept.
 * @param work answers refusals too, and never throws
 * @throws DomainError conflict, where the key stands for another request or one that is under way; invalid without a
 * user, whom a public write could do without
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
    // The work is done: its answer goes out, and the claim is left to be taken over.
    log().warn({ err: error }, "the answer to an Idempotency-Key could not be kept");
  });
  return answered;

  async function settle(claim: KeyClaim, { status, body }: RestResponse): Promise<void> {
    if (status < 500 && status !== 429) await keepAnswer(db, claim, { status, answer: seal(body) });
    // Cut off from the database, nobody knows what was committed: only what can be repeated is let go again.
    else if (isRepeatable || !isOutcomeUnknown(body)) await freeKey(db, claim);
  }
}

/** What makes something new, or takes the next from a line, would do so again. */
function repeatable({ route, input }: KeyedCall): boolean {
  return route.answersCreated !== "always" && input.count === undefined;
}

function isOutcomeUnknown(body: unknown): boolean {
  return (body as { error?: { reason?: string } })?.error?.reason === "database.unreachable";
}

/** The credential is part of it: a token must not be told what was shown to the session of its owner. */
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
