import { durationWords } from "@/lib/duration-words";

/** The lengths to choose from, with the present one among them however odd it is. */
export function lengthsWith(lengths: readonly number[], present: number): number[] {
  return [...new Set([...lengths, present])].filter(Number.isFinite).sort((one, other) => one - other);
}

/** How long offers stand, and how long before the start seats stop being given out: what hosts choose from. */
export const OFFER_LENGTHS = [30, 60, 120, 360, 720, 1_440, 2_880, 4_320, 10_080];
export const CUTOFF_LENGTHS = [0, 30, 60, 120, 360, 720, 1_440, 2_880, 10_080];

export function cutoffWords(minutes: number): string {
  return minutes === 0 ? "At the start" : `${durationWords(minutes)} before the start`;
}
