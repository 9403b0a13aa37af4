import { counted } from "@/lib/plural";
import type { SeriesDate } from "@/server/domains/events/series/schema";

/** What is left of a date, in a word or two. */
export function seatsWord({ seatsLeft, waitlistLength }: SeriesDate["seats"]): string {
  if (seatsLeft === null) return "Open to all";
  // Seats that are free while somebody waits are saved for the line.
  if (seatsLeft === 0 || waitlistLength > 0) return "Full";
  return `${counted(seatsLeft, "seat")} left`;
}
