import { counted } from "@/lib/plural";
import type { Seats } from "@/server/seats/facts";

export type SeatFacts = {
  taken: number;
  /** Null where capacity is unlimited. */
  left: number | null;
  parties: number;
  waitingSeats: number;
  /** All of it in a sentence: "42 of 50 seats taken, 8 left, 3 groups waiting for 5 seats". */
  sentence: string;
};

/** The counts of a pool as the host thinks of them. A seat kept for an offer is taken. */
export function seatFacts(seats: Seats): SeatFacts {
  const taken = seats.confirmedSeats + seats.offeredSeats;
  const { capacity, seatsLeft: left, waitlistLength: parties, waitlistedSeats: waitingSeats } = seats;
  const sentence = [
    capacity === null ? `${counted(taken, "seat")} taken` : `${taken} of ${counted(capacity, "seat")} taken`,
    left !== null && `${left} left`,
    parties > 0 && `${counted(parties, "group")} waiting for ${counted(waitingSeats, "seat")}`,
  ];
  return { taken, left, parties, waitingSeats, sentence: sentence.filter(Boolean).join(", ") };
}
