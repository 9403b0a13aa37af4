import { counted } from "@/lib/plural";
import type { SeriesDate } from "@/server/domains/events/series/schema";

/** What is left of a date, in a word or two. */
export function seatsWord({ seatsLeft, heldForWaitlist }: SeriesDate["seats"]): string {
  if (seatsLeft === 0 || heldForWaitlist) return "Full";
  if (seatsLeft === null) return "Open to all";
  return `${counted(seatsLeft, "seat")} left`;
}
