/** Something that must hold at every commit and does not. */
export type Violation = {
  /** Its number and sentence; the number alone is what is counted. */
  invariant: string;
  /** Null where no single pool is meant. */
  poolId: string | null;
  detail: string;
};

/** As much of one kind from one page of pools as anybody reads. */
export const FOUND_MAX = 100;

/** "I4" of "I4 no seat is empty …". */
export function numberOf({ invariant }: Violation): string {
  return invariant.split(" ", 1)[0] ?? invariant;
}
