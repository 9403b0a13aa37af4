type Row = { id: string };

/**
 * A list that never moves while it is read: its rows as they were shown, each as it is now, and how many new ones wait to be
 * asked for. An empty list shows what arrives.
 * @param shown the rows of all pages that were loaded
 * @param newest the first page as it is now
 */
export function heldList<Item extends Row>(
  shown: Item[],
  newest: { items: Item[]; nextCursor: string | null },
): { items: { request: Item; hasMoved: boolean }[]; waiting: number } {
  const listed = shown.length > 0 ? shown : newest.items;
  const known = new Set(listed.map(({ id }) => id));
  const current = new Map(newest.items.map((item) => [item.id, item]));
  const waiting = newest.items.filter(({ id }) => !known.has(id)).length;
  const isWhole = newest.nextCursor === null;
  const items = listed.map((item, index) => ({
    request: current.get(item.id) ?? item,
    // A colleague changed it, or it ended: it belongs to another tab by now.
    hasMoved: !current.has(item.id) && (isWhole || index < newest.items.length - waiting),
  }));
  return { items, waiting };
}
