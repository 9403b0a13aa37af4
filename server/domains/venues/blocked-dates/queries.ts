import { dateOf, dayOf, earliestToday } from "../../../../lib/days";
import type { Queryable } from "../../../db/transaction";
import type { Block } from "./policy";
import type { BlockOut } from "./schema";

/** The blocked ranges of a venue that are not past everywhere, in order. */
export async function readBlocks(db: Queryable, venueId: string, now: Date): Promise<Block[]> {
  const rows = await db.venueBlockedDate.findMany({
    where: { venueId, endsOn: { gt: dateOf(earliestToday(now)) } },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
    select: { id: true, startsOn: true, endsOn: true, note: true },
  });
  return rows.map(({ id, startsOn, endsOn, note }) => ({
    id,
    start: dayOf(startsOn),
    end: dayOf(endsOn),
    note,
  }));
}

/** The same as the viewer may see it: notes are for the venue's organization. */
export async function listBlocks(
  db: Queryable,
  { venueId, isMember, now }: { venueId: string; isMember: boolean; now: Date },
): Promise<BlockOut[]> {
  const blocks = await readBlocks(db, venueId, now);
  return isMember ? blocks : blocks.map((block) => ({ ...block, note: null }));
}
