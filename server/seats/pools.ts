import { inParts } from "../db/in-parts";
import type { Tx } from "../db/transaction";
import { applySeatList, type SeatAnswer, unwrapAnswer } from "./apply";
import type { PoolTerms, Seats } from "./facts";
import { lockPool } from "./lock";
import { ownPool } from "./owner";
import type { PoolRequest } from "./request";

/**
 * Creates a pool with these terms and no seat taken. The pool of a session depends on the event's own, which is
 * locked here: a person who gives up their seat at the event at this moment cannot have one at the session yet.
 * @returns its id
 */
export async function createPool(
  tx: Tx,
  { eventId, sessionId = null }: { eventId: string; sessionId?: string | null },
  terms: PoolTerms,
): Promise<string> {
  if (sessionId !== null) {
    const own = await tx.seatPool.findFirstOrThrow({ where: { eventId, ...ownPool }, select: { id: true } });
    await lockPool(tx, own.id);
    await tx.seatPool.update({ where: own, data: { hasDependents: true }, select: { id: true } });
  }
  const pool = await tx.seatPool.create({ data: { eventId, sessionId, ...terms }, select: { id: true } });
  return pool.id;
}

/** `createPool` for many sessions of one event. */
export async function createSessionPools(
  tx: Tx,
  eventId: string,
  pools: (PoolTerms & { sessionId: string })[],
): Promise<void> {
  if (pools.length === 0) return;
  const own = await tx.seatPool.findFirstOrThrow({ where: { eventId, ...ownPool }, select: { id: true } });
  await lockPool(tx, own.id);
  await tx.seatPool.update({ where: own, data: { hasDependents: true }, select: { id: true } });
  const rows = pools.map((pool) => ({ eventId, ...pool }));
  await inParts(rows, (data) => tx.seatPool.createMany({ data }));
}

/** Deletes the pools of an event without RSVPs, including its sessions'. */
export async function deletePools(tx: Tx, eventId: string): Promise<void> {
  await tx.seatPool.deleteMany({ where: { eventId } });
}

/**
 * Applies one request in the caller's transaction with all pools of its event locked: a decision can never reach
 * further than that.
 */
export async function applyBeside(tx: Tx, request: PoolRequest, now: Date | null): Promise<SeatAnswer> {
  const poolIds = await poolIdsBeside(tx, request.poolId);
  const [answer] = await applySeatList(tx, { poolIds, requests: [request], now });
  if (!answer) throw new Error("a list of one was answered with none");
  return answer;
}

/** The ids of this pool and all others of its event: a decision about the pool cannot reach further. */
export async function poolIdsBeside(tx: Tx, poolId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id from "SeatPool" asked join "SeatPool" p on p."eventId" = asked."eventId"
    where asked.id = ${poolId}::uuid`;
  return [poolId, ...rows.map(({ id }) => id).filter((id) => id !== poolId)];
}

type TermsChange = {
  terms: Partial<PoolTerms>;
  /** The RSVPs that the host agreed to move back into the queue, where the capacity falls below the seats taken. */
  moving?: string[] | undefined;
  actorId: string | null;
  now: Date | null;
};

/**
 * Changes terms in the caller's transaction and serves the queues.
 * @throws DomainError capacity.below-taken | capacity.moves-changed with `moving`, the RSVPs that would have to
 * move
 */
export async function changePoolTerms(tx: Tx, poolId: string, change: TermsChange): Promise<Seats> {
  const { terms, moving, actorId, now } = change;
  const request: PoolRequest = { kind: "terms", poolId, terms, moving, actorId };
  return unwrapAnswer(await applyBeside(tx, request, now)).seats;
}
