/** The list with one of its items moved up (-1) or down (1); unchanged where it would leave the list. */
export function movedBy<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item === undefined || index + by < 0 || index + by > next.length) return [...items];
  next.splice(index + by, 0, item);
  return next;
}
