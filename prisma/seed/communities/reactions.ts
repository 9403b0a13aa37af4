import { hashText } from "../../../lib/seeded-random";
import type { Tx } from "../../../server/db/transaction";
import { idOf } from "./people";
import type { Kind } from "./script";

/** Inserts reactions of guests, with their counts. Which guests react follows from the contribution. */
export async function seedReactions(
  tx: Tx,
  contributionId: string,
  counts: Partial<Record<Kind, number>>,
  at: Date,
): Promise<void> {
  for (const [index, [kind, count]] of Object.entries(counts).entries()) {
    const first = hashText(contributionId) + index * 7;
    const data = Array.from({ length: count }, (_, place) => ({
      contributionId,
      kind: kind as Kind,
      userId: idOf((first + place) % 60),
      createdAt: at,
    }));
    await tx.reaction.createMany({ data });
    await tx.reactionTally.create({ data: { contributionId, kind: kind as Kind, count } });
  }
}
