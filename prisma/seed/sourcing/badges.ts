import type { Tx } from "../../../server/db/transaction";
import { ANSWERS, inferStatus } from "../../../server/domains/availability/policy";
import { signalsSince } from "../../../server/domains/availability/signals.queries";
import { HOUSES } from "./houses";
import { venueId } from "./venues";

/** Gives each venue the badge that its answers stand for, as the job that infers badges would. */
export async function seedBadges(tx: Tx, now: Date): Promise<void> {
  const groups = await tx.venueAvailabilitySignal.groupBy({
    by: ["venueId", "signalType"],
    where: { signalType: { in: [...ANSWERS] }, recordedAt: { gt: signalsSince(now), lte: now } },
    _count: true,
  });
  for (const { key } of HOUSES) {
    const id = venueId(key);
    const count = (type: (typeof ANSWERS)[number]) =>
      groups.find((group) => group.venueId === id && group.signalType === type)?._count ?? 0;
    const inferredStatus = inferStatus({
      confirmed: count("confirmed"),
      tentative: count("tentative"),
      unavailable: count("unavailable"),
    });
    await tx.venue.update({
      where: { id },
      data: {
        inferredStatus,
        availabilityStatus: inferredStatus,
        lastInferredAt: now,
        availabilityUpdatedAt: now,
      },
    });
  }
}
