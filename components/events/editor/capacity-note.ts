import { counted, plural } from "@/lib/plural";
import type { EventSummary } from "@/server/domains/events/schema";

type Note = { tone: "accent" | "warning"; text: string };

/**
 * What another number of seats would do to those who already answered; null where it does nothing to them.
 * @param capacity null = unlimited
 */
export function capacityNote(seats: EventSummary["seats"], capacity: number | null): Note | null {
  if (capacity !== null && (!Number.isInteger(capacity) || capacity < 1)) return null;
  const taken = seats.confirmedSeats + seats.offeredSeats;
  if (capacity !== null && capacity < taken) {
    return {
      tone: "warning",
      text: `${counted(taken, "seat is", "seats are")} taken already. Before anybody moves back into the line, you are shown who.`,
    };
  }
  const isRaised = seats.capacity !== null && (capacity === null || capacity > seats.capacity);
  if (!isRaised || seats.waitlistLength === 0) return null;
  const waiting = `${counted(seats.waitlistLength, "party is", "parties are")} waiting`;
  if (capacity === null) return { tone: "accent", text: `${waiting}. Everybody gets in when you save.` };
  const free = capacity - taken;
  const seatsWord = plural(free, "free seat goes", "free seats go");
  return { tone: "accent", text: `${waiting}. When you save, ${free} ${seatsWord} to them first, in order.` };
}
