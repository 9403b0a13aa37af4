/** The form of a word that goes with a count. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

const number = new Intl.NumberFormat("en-GB");

/**
 * A count with its word: "1 seat", "2,000 seats".
 * @param many left out: `one` with an "s"
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${plural(count, one, many)}`;
}
