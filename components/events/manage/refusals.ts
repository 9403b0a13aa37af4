import { errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";

export type Refusal = { id: string; name: string; sentence: string };

export type Result = { id: string; outcome: "done" | "unchanged" | "refused"; reason?: string | undefined };

/** Those of many results that were refused, each with a name and a sentence for the host. */
export function refusalsIn(
  results: readonly Result[],
  people: readonly GuestOut[],
  seats: Pick<Seats, "seatsLeft">,
): Refusal[] {
  return results
    .filter((result) => result.outcome === "refused")
    .map(({ id, reason = "" }) => {
      const guest = people.find((candidate) => candidate.id === id);
      return {
        id,
        name: guest?.person.name ?? "Someone else",
        sentence: refusalSentence(reason, guest, seats),
      };
    });
}

function refusalSentence(
  reason: string,
  guest: GuestOut | undefined,
  { seatsLeft }: Pick<Seats, "seatsLeft">,
): string {
  if (reason !== "seats.not-enough") return errorMessage({ reason });
  // The shared sentence speaks to the guest; here it is about them.
  const left = seatsLeft ?? 0;
  const free = left === 0 ? "none is free" : `${counted(left, "is", "are")} free`;
  return guest ? `Needs ${counted(guest.seats, "seat")}; ${free}.` : `Not enough seats: ${free}.`;
}
