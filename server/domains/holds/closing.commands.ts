import type { Tx } from "../../db/transaction";
import { decideVenueQueue } from "./queue.commands";

/** Entries that one decision ends. */
const AT_ONCE = 100;

/**
 * Ends the entries of everyone who waits for a venue that was archived, and tells each once. The caller's transaction
 * has archived the venue, so no organization joins or is served meanwhile.
 * @returns how many entries were ended
 */
export async function closeQueue(
  tx: Tx,
  { venueId, now }: { venueId: string; now: Date | null },
): Promise<number> {
  for (let ended = 0; ; ) {
    const rows = await tx.venueWaitlistEntry.findMany({
      where: { venueId, status: { in: ["waiting", "offered"] } },
      select: { id: true },
      orderBy: { number: "asc" },
      take: AT_ONCE,
    });
    if (rows.length === 0) return ended;
    const ids = rows.map(({ id }) => id);
    await decideVenueQueue(tx, { venueId, now, request: { kind: "close", ids } });
    ended += ids.length;
  }
}
