import type { NotificationOut, NotificationPage } from "@/server/domains/notifications/centre/schema";

type Placed = Pick<NotificationOut, "id" | "at">;

/** Those of the newest that came after everything that is shown. Both lists have the newest first. */
export function arrivalsAmong<Item extends Placed>(
  shown: readonly Placed[],
  newest: readonly Item[],
): Item[] {
  const [first] = shown;
  return first ? newest.filter((item) => isNewer(item, first)) : [...newest];
}

/**
 * The pages with what arrived before them. Where the newest page has nothing in common with them, something between the
 * two is unknown, so that the list begins anew with it.
 */
export function withArrivals(
  pages: readonly NotificationPage[],
  newest: NotificationPage,
): NotificationPage[] {
  const [first, ...rest] = pages;
  const arrived = arrivalsAmong(first?.items ?? [], newest.items);
  if (!first || arrived.length === newest.items.length) return [newest];
  return [{ ...first, items: [...arrived, ...first.items] }, ...rest];
}

function isNewer(item: Placed, than: Placed): boolean {
  return item.at === than.at ? item.id > than.id : item.at > than.at;
}
