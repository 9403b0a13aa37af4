/** The form of a word that goes with a count. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/**
 * A whole number with commas between its thousands: "2,000". By hand, because what every page shows must not be the
 * first use of `Intl`: loading its data holds up a phone for some 100 ms.
 */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * A count with its word: "1 seat", "2,000 seats".
 * @param many left out: `one` with an "s"
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${plural(count, one, many)}`;
}
