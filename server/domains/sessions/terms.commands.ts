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
 * Changes the terms of many sessions in one decision. The caller holds the locks of all pools of the event.
 * @throws DomainError conflict capacity.below-taken and capacity.moves-changed with the people of all pools who would
 * move
 */
export async function changeSessionTerms(
  tx: Tx,
  { eventId, pools, moving, actorId, now }: Change,
): Promise<void> {
  if (pools.length === 0) return;
  const rows = await tx.seatPool.findMany({ where: { eventId }, select: { id: true } });
  const moved = moving
    ? await tx.rsvp.findMany({ where: { id: { in: moving } }, select: { id: true, poolId: true } })
    : [];
  const movingIn = (poolId: string) =>
    moving && moved.filter((row) => row.poolId === poolId).map((row) => row.id);
  const requests = pools.map(
    ({ poolId, terms }): PoolRequest => ({ kind: "terms", poolId, terms, moving: movingIn(poolId), actorId }),
  );
  const poolIds = rows.map(({ id }) => id);
  const answers = await applySeatList(tx, { poolIds, requests, now });
  const refusals = answers.flatMap(refusalIn);
  const [first] = refusals;
  if (!first) return;
  const staying = requests.flatMap((request, index) =>
    answers[index]?.outcome.ok && request.kind === "terms" ? (request.moving ?? []) : [],
  );
  const needed = [...refusals.flatMap(({ details }) => details?.moving ?? []), ...staying];
  const { reason, details = { field: "capacity" as const } } = first;
  await nameMovingPeople(tx, new DomainError(reason, { ...details, moving: needed }));
}

function refusalIn(answer: SeatAnswer) {
  try {
    unwrapAnswer(answer);
    return [];
  } catch (error) {
    if (isRefused(error, "capacity.below-taken", "capacity.moves-changed")) return [error];
    throw error;
  }
}
