import type { Db } from "../../db/client";
import { inSnapshot } from "../../db/transaction";
import type { SeatOutcome } from "../../seats/outcome";
import { poolIdsBeside } from "../../seats/pools";
import { previewSeatRequests } from "../../seats/preview";
import type { CapacityPreview } from "./capacity-preview.schema";

const PREVIEW_SECONDS_MAX = 5;

/**
 * Who would move if the capacity changed now: from a seat back to the queue, or from the queue into a seat. Changes
 * nothing.
 */
export async function previewCapacity(
  db: Db,
  { poolId, capacity, now = null }: { poolId: string; capacity: number | null; now?: Date | null },
): Promise<CapacityPreview> {
  const request = { kind: "terms" as const, poolId, actorId: null, terms: { capacity } };
  return inSnapshot(db, PREVIEW_SECONDS_MAX, async (tx) => {
    const poolIds = await poolIdsBeside(tx, poolId);
    const asked = await previewSeatRequests(tx, poolIds, [request], now);
    const moving = movingIn(asked.outcomes[0]);
    const plan = moving ? await previewSeatRequests(tx, poolIds, [{ ...request, moving }], now) : asked;
    const statusBefore = new Map(plan.before.map((row) => [row.id, row.status]));
    const moved = plan.changed.filter((row) => (statusBefore.get(row.id) ?? row.status) !== row.status);
    const people = await tx.user.findMany({
      where: { id: { in: moved.map((row) => row.userId) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const moves = moved.map((row) => ({
      id: row.id,
      name: names.get(row.userId) ?? "",
      seats: row.seats,
      from: statusBefore.get(row.id) ?? row.status,
      to: row.status,
    }));
    return {
      capacity,
      seats: plan.seats,
      moving: moving ?? [],
      moves,
      isPossible: plan.outcomes[0]?.ok ?? false,
    };
  });
}

function movingIn(outcome: SeatOutcome | undefined): string[] | null {
  if (!outcome || outcome.ok || outcome.reason !== "capacity.below-taken") return null;
  const { moving = [] } = outcome.details;
  return moving.length > 0 ? moving : null;
}
