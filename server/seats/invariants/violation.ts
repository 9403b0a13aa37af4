/** An invariant that is broken in a committed state. */
export type Violation = {
  /** Its number and sentence; metrics count by the number alone. */
  invariant: string;
  /** Null where the violation concerns no single pool. */
  poolId: string | null;
  detail: string;
};

/** The most violations of one kind that one page of pools reports. */
export const FOUND_MAX = 100;

/** "I4" of "I4 no seat is empty …". */
export function numberOf({ invariant }: Violation): string {
  return invariant.split(" ", 1)[0] ?? invariant;
}
