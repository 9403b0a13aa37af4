import type { Tx } from "../../db/transaction";
import { DomainError, isRefused } from "../../errors";
import { applySeatList, type SeatAnswer, unwrapAnswer } from "../../seats/apply";
import type { PoolTerms } from "../../seats/facts";
import type { PoolRequest } from "../../seats/request";
import { nameMovingPeople } from "../events/moving-people.queries";

type Change = {
  eventId: string;
  pools: { poolId: string; terms: Partial<PoolTerms> }[];
  /** Consent to move exactly these RSVPs, of any of the pools, back into the queue. */
  moving: string[] | undefined;
  actorId: string;
  now: Date;
};

/**
 * Decides the terms of many sessions together. The caller holds the locks of all pools of the event, and throws where
 * a change was refused: the others have been made by then.
 * @returns the answers, in the order of the pools
 */
export async function decideSessionTerms(
  tx: Tx,
  { eventId, pools, moving, actorId, now }: Change,
): Promise<{ answer: SeatAnswer; moving: string[] }[]> {
  if (pools.length === 0) return [];
  const rows = await tx.seatPool.findMany({ where: { eventId }, select: { id: true } });
  const moved = moving
    ? await tx.rsvp.findMany({ where: { id: { in: moving } }, select: { id: true, poolId: true } })
    : [];
  const movingIn = (poolId: string) => moved.filter((row) => row.poolId === poolId).map((row) => row.id);
  const poolIds = rows.map(({ id }) => id);
  const requests = pools.map(
    ({ poolId, terms }): PoolRequest => ({
      ...{ kind: "terms", poolId, terms, actorId },
      moving: moving && movingIn(poolId),
    }),
  );
  const answers = await applySeatList(tx, { poolIds, requests, now });
  return answers.map((answer, index) => ({ answer, moving: movingIn(pools[index]?.poolId ?? "") }));
}

/**
 * Changes the terms of many sessions in one decision. The caller holds the locks of all pools of the event.
 * @throws DomainError conflict capacity.below-taken and capacity.moves-changed with the people of all pools who would
 * move
 */
export async function changeSessionTerms(tx: Tx, change: Change): Promise<void> {
  const answers = await decideSessionTerms(tx, change);
  const refusals = answers.flatMap(({ answer }) => refusalIn(answer));
  const [first] = refusals;
  if (!first) return;
  const staying = answers.flatMap(({ answer, moving }) => (answer.outcome.ok ? moving : []));
  const needed = [...refusals.flatMap(({ details }) => details?.moving ?? []), ...staying];
  const { reason, details = { field: "capacity" as const } } = first;
  await nameMovingPeople(tx, new DomainError(reason, { ...details, moving: needed }));
}

/** The refusal in an answer, if it is one. Any other refusal is thrown. */
export function refusalIn(answer: SeatAnswer) {
  try {
    unwrapAnswer(answer);
    return [];
  } catch (error) {
    if (isRefused(error, "capacity.below-taken", "capacity.moves-changed")) return [error];
    throw error;
  }
}
