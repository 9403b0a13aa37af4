/** How failures in a row are spaced. */
export type Backoff = {
  /** How long to wait after the first failure, after the second, and so on. */
  waitsMs: readonly number[];
  /** Each wait is multiplied by a factor between these two, so that what failed together is not retried together. */
  jitter: readonly [number, number];
};

/**
 * How long to wait after so many failures in a row, in ms; null where no wait is left and the work is given up.
 * @param random 0 to 1
 */
export function backoffMs({ waitsMs, jitter }: Backoff, failures: number, random: number): number | null {
  const waitMs = waitsMs[failures - 1];
  const [least, most] = jitter;
  return waitMs === undefined ? null : waitMs * (least + (most - least) * random);
}
