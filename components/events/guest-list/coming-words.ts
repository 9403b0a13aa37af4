import { counted } from "@/lib/plural";
import type { GuestList } from "@/server/domains/events/guest-list/schema";

const NAMED_MAX = 2;

/** "Ana B., Chi N. and 19 others are coming."; of an event that is over, that they went. */
export function comingWords({ people, items }: Pick<GuestList, "people" | "items">, isOver = false): string {
  const total = people ?? items.length;
  const names = items.slice(0, NAMED_MAX).map((guest) => guest.name);
  const others = total - names.length;
  const all = others > 0 ? [...names, `${counted(others, "other")}`] : names;
  const last = all.at(-1) ?? "";
  const list = all.length > 1 ? `${all.slice(0, -1).join(", ")} and ${last}` : last;
  if (isOver) return `${list} went.`;
  return `${list} ${total === 1 ? "is" : "are"} coming.`;
}
