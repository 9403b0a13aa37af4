import { type Days, dateOf, dayOf, endOf } from "../../../../lib/days";
import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { refuseFaults, venueChanged } from "../commands";
import { lockOpen } from "../spaces.commands";
import { faultsOfBlock, mergeBlock } from "./policy";
import { readBlocks } from "./queries";
import { BLOCKS_MAX, type BlockOut } from "./schema";

/**
 * Blocks days, merged with the ranges that they overlap or continue. Blocking the same days again changes nothing.
 * @returns the range that now stands for them
 * @throws DomainError invalid; conflict venue.already-blocked for overlapping days with another note,
 * venue.too-many-blocks, venue.archived
 */
export function blockDates(
  db: Db,
  { venueId, days, note, now }: { venueId: string; days: Days; note: string; now: Date | null },
): Promise<BlockOut> {
  return inTransaction(db, async (tx) => {
    const { at } = await lockOpen(tx, venueId);
    refuseFaults(faultsOfBlock(days, now ?? at));
    const blocks = await readBlocks(tx, venueId, now ?? at);
    const result = mergeBlock(blocks, { start: days.start, end: endOf(days), note });
    if ("clashing" in result) {
      const { start, end } = result.clashing;
      throw new DomainError("venue.already-blocked", { start, end });
    }
    const { merged, replaced } = result;
    const same = blocks.find(
      (block) => block.start === merged.start && block.end === merged.end && block.note === merged.note,
    );
    if (same && replaced.length === 1) return same;
    if (blocks.length - replaced.length >= BLOCKS_MAX) {
      throw new DomainError("venue.too-many-blocks", { blocksMax: BLOCKS_MAX });
    }
    await tx.venueBlockedDate.deleteMany({ where: { id: { in: replaced } } });
    const row = await tx.venueBlockedDate.create({
      data: { venueId, startsOn: dateOf(merged.start), endsOn: dateOf(merged.end), note: merged.note },
    });
    await venueChanged(tx, venueId);
    return { id: row.id, start: dayOf(row.startsOn), end: dayOf(row.endsOn), note: row.note };
  });
}

/** Frees a blocked range. @throws DomainError not-found; conflict venue.archived */
export function unblockDates(
  db: Db,
  { venueId, blockId }: { venueId: string; blockId: string },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockOpen(tx, venueId);
    const { count } = await tx.venueBlockedDate.deleteMany({ where: { id: blockId, venueId } });
    if (count === 0) throw notFound("block");
    await venueChanged(tx, venueId);
  });
}
