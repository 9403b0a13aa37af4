import { plural } from "@/lib/plural";

export type LedgerEntry = {
  action: string;
  seats: number;
  toStatus: string | null;
  detail: Record<string, unknown>;
};

const seatsWord = (n: number) => `${n} ${plural(n, "seat", "seats")}`;
const number = (value: unknown) => (typeof value === "number" ? value : 0);

/** A ledger line in words, as the person it is about reads it. */
export function ledgerSentence({ action, seats, toStatus, detail }: LedgerEntry): string {
  switch (action) {
    case "confirmed":
      return `You RSVPed and got ${seatsWord(seats)}.`;
    case "waitlisted":
      return `You joined the waitlist for ${seatsWord(seats)}, ${ordinal(number(detail.position))} in line.`;
    case "edited":
      return `You changed your party from ${number(detail.seatsBefore)} to ${seats}.`;
    case "withdrawn":
      return "You cancelled your RSVP.";
    case "promoted":
      return `${seatsWord(seats)} came free and went to you.`;
    case "promoted-by-host":
      return `The host gave you ${seatsWord(seats)}.`;
    case "passed-over":
      return passedOver(number(detail.seatsFree), seats, number(detail.times), number(detail.timesMax));
    case "declined":
      return "The host declined your RSVP.";
    case "restored":
      return toStatus === "confirmed"
        ? "The host let you back in."
        : "The host put you back on the waitlist.";
    default:
      return "The host changed the event.";
  }
}

function passedOver(seatsFree: number, party: number, times: number, timesMax: number): string {
  const free = seatsFree === 1 ? "1 seat was free" : `${seatsFree} seats were free`;
  const after = times >= timesMax ? " Seats are now saved for you." : "";
  return `${free}; your party of ${party} was passed over (${times} of ${timesMax}).${after}`;
}

/** 1st, 2nd, 3rd, 11th … */
export function ordinal(n: number): string {
  const tens = n % 100;
  const ending =
    tens >= 11 && tens <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" } as Record<number, string>)[n % 10];
  return `${n.toLocaleString("en")}${ending ?? "th"}`;
}
