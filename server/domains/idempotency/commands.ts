import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { inTransaction } from "../../db/transaction";
import { DomainError } from "../../errors";
import { decideKey, type EarlierRequest, type KeyDecision } from "./policy";

type KeyedRequest = { userId: string; key: string; requestHash: string; isRepeatable: boolean };

/** Proof that this request may be carried out under its key. */
export type KeyClaim = { userId: string; key: string; claimedAt: Date };

type KeptAnswer = { status: number; answer: Prisma.JsonValue };

/** The maximum of attempts: a request that frees a key and one that claims it can race. */
const MEETINGS_MAX = 5;

/**
 * Claims the key for this request, committed before any work is done under it, or returns the stored answer.
 * @param now null = the database's clock
 * @throws DomainError conflict: `idempotency.key-reused`, `idempotency.in-progress`, `idempotency.outcome-unknown`
 */
export async function claimKey(
  db: Db,
  request: KeyedRequest,
  now: Date | null = null,
): Promise<{ claim: KeyClaim } | { kept: KeptAnswer }> {
  for (let meeting = 0; meeting < MEETINGS_MAX; meeting++) {
    const claim = (await claimFree(db, request, now)) ?? (await claimKnown(db, request, now));
    if (claim) return claim;
  }
  throw refusal("in-progress");
}

/** Stores the answer for 24 hours, unless the claim was taken over meanwhile. */
export async function keepAnswer(
  db: Db,
  { userId, key, claimedAt }: KeyClaim,
  { status, answer }: { status: number; answer: Prisma.InputJsonValue },
): Promise<void> {
  const where = { userId, key, createdAt: claimedAt, status: null };
  await db.idempotencyKey.updateMany({ where, data: { status, answer } });
}

/** Frees the key after an answer that is not stored, so that the same request can be made again. */
export async function freeKey(db: Db, { userId, key, claimedAt }: KeyClaim): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { userId, key, createdAt: claimedAt, status: null } });
}

async function claimFree(db: Db, request: KeyedRequest, now: Date | null) {
  const { userId, key, requestHash } = request;
  const [row] = await db.$queryRaw<{ createdAt: Date }[]>`
    insert into "IdempotencyKey" ("userId", key, "requestHash", "createdAt")
    values (${userId}::uuid, ${key}, ${requestHash}, coalesce(${now}::timestamptz, clock_timestamp()))
    on conflict do nothing returning "createdAt"`;
  return row && { claim: { userId, key, claimedAt: row.createdAt } };
}

/** Undefined if the key was freed in between. */
async function claimKnown(db: Db, request: KeyedRequest, now: Date | null) {
  const { userId, key, requestHash } = request;
  return inTransaction(db, async (tx) => {
    const [earlier] = await tx.$queryRaw<(EarlierRequest & { answer: Prisma.JsonValue; now: Date })[]>`
      select "requestHash", status, answer, "createdAt", coalesce(${now}::timestamptz, clock_timestamp()) as now
      from "IdempotencyKey" where "userId" = ${userId}::uuid and key = ${key} for update`;
    if (!earlier) return undefined;
    const decision = decideKey(earlier, request, earlier.now);
    if (decision === "replay") return { kept: { status: earlier.status ?? 0, answer: earlier.answer } };
    if (decision !== "claim") throw refusal(decision);
    const claimedAt = earlier.now;
    const data = { requestHash, status: null, answer: Prisma.DbNull, createdAt: claimedAt };
    await tx.idempotencyKey.update({ where: { userId_key: { userId, key } }, data });
    return { claim: { userId, key, claimedAt } };
  });
}

function refusal(decision: Exclude<KeyDecision, "claim" | "replay">): DomainError {
  if (decision === "reused") return new DomainError("idempotency.key-reused");
  if (decision === "outcome-unknown") return new DomainError("idempotency.outcome-unknown");
  return new DomainError("idempotency.in-progress", { retryAfterSeconds: 1 });
}
