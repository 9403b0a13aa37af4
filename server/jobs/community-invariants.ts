import type { Tx } from "../db/transaction";
import { findAbandonedGroups } from "../domains/departures/group-invariants.queries";
import { findGroupViolations } from "../domains/groups/invariants.queries";

/** The invariants of groups, by their numbers; those of posts and comments are beside their domain. */
export const COMMUNITY_INVARIANTS = ["I31", "I32"];

type CommunityViolation = { invariant: string; detail: string; poolId: null };

/** What is never true of groups in a committed state, at most 100 of each domain; empty = sound. */
export async function findCommunityViolations(tx: Tx, now: Date): Promise<CommunityViolation[]> {
  const found = [await findGroupViolations(tx), await findAbandonedGroups(tx, now)];
  return found.flat().map((one) => ({ ...one, poolId: null }));
}
