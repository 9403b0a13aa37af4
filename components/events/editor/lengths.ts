/** The lengths to choose from, with the present one among them however odd it is. */
export function lengthsWith(lengths: readonly number[], present: number): number[] {
  return [...new Set([...lengths, present])].filter(Number.isFinite).sort((one, other) => one - other);
}
