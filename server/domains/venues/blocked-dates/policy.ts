import { addDays, countDays, type Days, earliestToday, endOf } from "../../../../lib/days";
import type { Fault } from "../policy";
import { BLOCK_AHEAD_MAX, BLOCK_DAYS_MAX } from "./schema";

/** What is wrong with days that an owner wants to block. */
export function faultsOfBlock({ start, end }: Days, now: Date): Fault[] {
  if (end < start) return [{ field: "end", message: "The end must not be before the start." }];
  const days = { start, end };
  const today = earliestToday(now);
  if (endOf(days) <= today) return [{ field: "start", message: "These dates are past." }];
  if (countDays(days) > BLOCK_DAYS_MAX)
    return [{ field: "end", message: "Block at most two years at a time." }];
  if (start > addDays(today, BLOCK_AHEAD_MAX))
    return [{ field: "start", message: "Choose dates within the next five years." }];
  return [];
}

/** `end` is the day after the last one. */
export type Block = { id: string; start: string; end: string; note: string };

export type Merge = { merged: Omit<Block, "id">; replaced: string[] } | { clashing: Block };

/**
 * The range that stands for a new one and for those that it overlaps, or touches with the same note. Two overlapping
 * ranges with different notes are two reasons why the venue is taken, so they are not merged.
 */
export function mergeBlock(blocks: readonly Block[], { start, end, note }: Omit<Block, "id">): Merge {
  const merged = { start, end, note };
  const replaced = new Set<string>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const block of blocks) {
      if (replaced.has(block.id)) continue;
      const overlapping = block.start < merged.end && merged.start < block.end;
      const isNear = block.start <= merged.end && merged.start <= block.end;
      const isSame = block.note === merged.note;
      if (!overlapping && !(isNear && isSame)) continue;
      if (!isSame && block.note !== "" && merged.note !== "") return { clashing: block };
      merged.note ||= block.note;
      if (block.start < merged.start) merged.start = block.start;
      if (block.end > merged.end) merged.end = block.end;
      replaced.add(block.id);
      grew = true;
    }
  }
  return { merged, replaced: [...replaced] };
}
