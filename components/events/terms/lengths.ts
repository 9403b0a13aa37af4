import { durationWords } from "@/lib/duration-words";

/** The lengths to choose from, with the present one among them however odd it is. */
export function lengthsWith(lengths: readonly number[], present: number): number[] {
  return [...new Set([...lengths, present])].filter(Number.isFinite).sort((one, other) => one - other);
}

/** How long offers stand, and how long before the start seats stop being given out: what hosts choose from. */
export const OFFER_LENGTHS = [30, 60, 120, 360, 720, 1_440, 2_880, 4_320, 10_080];
export const CUTOFF_LENGTHS = [0, 30, 60, 120, 360, 720, 1_440, 2_880, 10_080];

/** When check-in opens, and when unclaimed seats go to people at the door; a negative length is none. */
export const CHECK_IN_LENGTHS = [-1, 30, 60, 120, 240, 1_440];
export const DOOR_LENGTHS = [-1, 0, 5, 10, 15, 30, 60];

export function checkInWords(minutes: number): string {
  return minutes < 0 ? "At any time" : `From ${durationWords(minutes)} before the start`;
}

export function doorWords(minutes: number): string {
  if (minutes < 0) return "Never";
  return minutes === 0 ? "From the start" : `From ${durationWords(minutes)} after the start`;
}

export function cutoffWords(minutes: number): string {
  return minutes === 0 ? "At the start" : `${durationWords(minutes)} before the start`;
}
