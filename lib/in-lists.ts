/** The items in lists of at most `sizeMax`, in their order; none for no items. */
export function inLists<Item>(items: readonly Item[], sizeMax: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / sizeMax) }, (_, n) =>
    items.slice(n * sizeMax, (n + 1) * sizeMax),
  );
}
