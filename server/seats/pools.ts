import type { Tx } from "../db/transaction";
import { applySeatRequests, unwrapAnswer } from "./apply";
import type { PoolTerms, Seats } from "./facts";
import type { SeatRequest } from "./request";

/** Makes a pool on these terms, with no seat taken. @returns its id */
export async function createPool(
  tx: Tx,
  { eventId, sessionId = null }: { eventId: string; sessionId?: string | null },
  terms: PoolTerms,
): Promise<string> {
  const pool = await tx.seatPool.create({ data: { eventId, sessionId, ...terms }, select: { id: true } });
  return pool.id;
}

/** Deletes the pools of an event that nobody ever answered, its sessions' too. */
export async function deletePools(tx: Tx, eventId: string): Promise<void> {
  await tx.seatPool.deleteMany({ where: { eventId } });
}

type TermsChange = {
  terms: Partial<PoolTerms>;
  /** Whom the host agreed to move back into the line, where the capacity falls below what is taken. */
  moving?: string[] | undefined;
  actorId: string | null;
  now: Date | null;
};

/**
 * Changes terms in the caller's transaction and serves the queue.
 * @throws DomainError capacity.below-taken | capacity.moves-changed with `moving`, the RSVPs that would have to move
 */
export async function changePoolTerms(tx: Tx, poolId: string, change: TermsChange): Promise<Seats> {
  const { terms, moving, actorId } = change;
  const request: SeatRequest = { kind: "terms", terms, moving, actorId };
  const [answer] = await applySeatRequests(tx, poolId, [request], change.now);
  if (!answer) throw new Error("a list of one was answered with none");
  return unwrapAnswer(answer).seats;
}
