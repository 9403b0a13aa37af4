import { grouped } from "@/lib/plural";
import type { Capacities, Seating } from "@/server/domains/venues/schema";

export const seatingWords: Record<Seating, string> = {
  theatre: "Theatre",
  classroom: "Classroom",
  banquet: "Banquet",
  boardroom: "Boardroom",
  cocktail: "Cocktail",
  uShape: "U-shape",
};

export const seatings = Object.keys(seatingWords) as Seating[];

/** "Up to 300 (theatre)": in the asked layout, or in the one that seats the most. Null where nothing is known. */
export function capacityWords(capacities: Capacities, layout: Seating | ""): string | null {
  const largest = seatings.reduce<Seating | null>(
    (best, one) => ((capacities[one] ?? 0) > (best ? (capacities[best] ?? 0) : 0) ? one : best),
    null,
  );
  const shown = layout && capacities[layout] ? layout : largest;
  const people = shown && capacities[shown];
  return shown && people ? `Up to ${grouped(people)} (${seatingWords[shown].toLowerCase()})` : null;
}
