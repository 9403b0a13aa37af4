import { counted, grouped, plural } from "../../../lib/plural";

export type LedgerEntry = {
  action: string;
  seats: number;
  toStatus: string | null;
  detail: Record<string, unknown>;
};

const seatsWord = (n: number) => `${counted(n, "seat")}`;
const held = (n: number) => `${seatsWord(n)} ${plural(n, "is", "are")} held for you`;
const number = (value: unknown) => (typeof value === "number" ? value : 0);

/** The sentence for a ledger line, as the person whom it concerns reads it. */
export function ledgerSentence(entry: LedgerEntry): string {
  const { action, seats, toStatus, detail } = entry;
  const where = toStatus === "confirmed" ? "in" : "on the waitlist";
  switch (action) {
    case "confirmed":
      return `You RSVPed and got ${seatsWord(seats)}.`;
    case "waitlisted":
      return `You joined the waitlist for ${seatsWord(seats)}, in ${ordinal(number(detail.position))} place.`;
    case "requested":
      return `You requested ${seatsWord(seats)}. No seat is held until the host approves your request.`;
    case "edited":
      return number(detail.seatsBefore) === seats
        ? "You changed your answers."
        : `You changed your group size from ${number(detail.seatsBefore)} to ${seats}.`;
    case "withdrawn":
      return "You cancelled your RSVP.";
    case "promoted":
      return `${seatsWord(seats)} opened up and ${plural(seats, "is", "are")} yours.`;
    case "promoted-by-host":
      return `The host gave you ${seatsWord(seats)}.`;
    case "offered":
      return `${seatsWord(seats)} opened up and ${plural(seats, "is", "are")} held for you until you reply.`;
    case "offered-by-host":
      return `The host offered you ${seatsWord(seats)}.`;
    case "accepted":
      return `You accepted the ${seatsWord(seats)} that ${plural(seats, "was", "were")} offered to you.`;
    case "refused":
      return "You declined the offer. The seats went to the next person.";
    case "offer-expired":
      return "The offer expired. The seats went to the next person.";
    case "offer-renewed":
      return "The event is back on, and so is your offer.";
    case "offer-shortened":
      return "The host moved the deadline, so your offer ends earlier.";
    case "passed-over":
      return passedOver(number(detail.seatsFree), seats, number(detail.times), number(detail.timesMax));
    case "displaced":
      return "The host reduced the number of seats. You're back at the front of the waitlist.";
    case "approved":
      return `The host approved your request: you are ${where}.`;
    case "declined":
      return "The host declined your RSVP.";
    case "removed":
      return "The host removed you from the guest list.";
    case "restored":
      if (toStatus === "offered") return `The host let you back in: ${held(seats)} until you answer.`;
      return toStatus === "confirmed"
        ? "The host let you back in."
        : "The host put you back on the waitlist.";
    case "barred":
      return "The host banned you from this event.";
    case "unbarred":
      return "The host lifted the ban.";
    case "prioritized":
      return "The host changed your place on the waitlist.";
    case "registered":
      return `The host registered you for ${seatsWord(seats)}: you are ${where}.`;
    case "asked":
      return toStatus === "offered"
        ? `The host asked you to come: ${held(seats)} until you answer.`
        : `The host put you on the waitlist for ${seatsWord(seats)}. If a seat opens, it's held for you until you answer.`;
    case "agreed":
      return toStatus === "confirmed"
        ? `You accepted and got ${seatsWord(seats)}.`
        : "You accepted. When a seat opens, it's yours.";
    case "claimed":
      return `You claimed ${seatsWord(seats)} from your group's link.`;
    case "left-with":
      return "You no longer have a seat at the event, so your seat here went to the next person.";
    case "dropped":
      return "You got the seat that you preferred, so this one was released as you asked.";
    case "busy":
      return "A seat opened up while you had one elsewhere at the same time, so the next person got it.";
    case "at-door":
      return "You came to the door without a seat.";
    case "seated-at-door":
      return `You got ${seatsWord(seats)} at the door.`;
    case "released":
      return "You had not arrived in time, so your seat went to someone at the door.";
    case "checked-in":
      return "You checked in.";
    case "check-in-undone":
      return "Your check-in was undone.";
    default:
      return "The host changed the event.";
  }
}

function passedOver(seatsFree: number, party: number, times: number, timesMax: number): string {
  const free = counted(seatsFree, "seat was free", "seats were free");
  const after = times >= timesMax ? " Seats are now held for you." : "";
  return `${free}; your group of ${party} was skipped (${times} of ${timesMax}).${after}`;
}

/** 1st, 2nd, 3rd, 11th … */
export function ordinal(n: number): string {
  const tens = n % 100;
  const ending =
    tens >= 11 && tens <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" } as Record<number, string>)[n % 10];
  return `${grouped(n)}${ending ?? "th"}`;
}
