import type { Tx } from "../../db/transaction";
import type { Viewer } from "../accounts/schema";

/** What a report is about: a contribution, a person in a group, or the group. */
export type Thing = { contributionId: string } | { groupId: string; personId: string } | { groupId: string };

type Resolution = { status: "upheld" | "dismissed"; viewer: Viewer; now: Date };

/**
 * Resolves every open report of a thing. Each report is resolved once: a second call waits for the first and finds none.
 * @returns how many
 */
export async function resolveOpen(
  tx: Tx,
  thing: Thing,
  { status, viewer, now }: Resolution,
): Promise<number> {
  const about =
    "contributionId" in thing
      ? { contributionId: thing.contributionId }
      : {
          groupId: thing.groupId,
          contributionId: null,
          personId: "personId" in thing ? thing.personId : null,
        };
  const { count } = await tx.report.updateMany({
    where: { ...about, status: "open" },
    data: { status, resolvedAt: now, resolvedById: viewer.id },
  });
  return count;
}
