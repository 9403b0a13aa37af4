import { plural } from "@/lib/plural";
import { ordinal } from "@/server/domains/rsvps/ledger/policy";
import type { RsvpOut, Seats } from "./rsvp-event";
import { number, partyWords, placeTitle, queueSentence, seatsTaken, seatsWord } from "./rsvp-words";

/** The words that only the parts which come late need. */

type Growth = { rsvp: Pick<RsvpOut, "status" | "guests">; guests: number; seatsLeft: number | null };

/** Why a larger party may be refused, said while it is chosen; null where there is nothing to say. */
export function growthHint({ rsvp, guests, seatsLeft }: Growth): string | null {
  const more = guests - rsvp.guests;
  if (rsvp.status !== "confirmed" || more <= 0 || seatsLeft === null || more <= seatsLeft) return null;
  if (seatsLeft === 0) return "No more seats are free right now. Your RSVP stays as it is until one is.";
  return `Only ${number(seatsLeft)} more ${plural(seatsLeft, "seat is", "seats are")} free right now.`;
}

type WithdrawFacts = {
  rsvp: Pick<RsvpOut, "status" | "seats" | "position">;
  waitlistEnabled: boolean;
  waitlistLength: number;
};

/** What cancelling will do, said before it is done. */
export function withdrawSentence({ rsvp, waitlistEnabled, waitlistLength }: WithdrawFacts): string {
  if (rsvp.status === "waitlisted") {
    const place = rsvp.position === null ? "your place" : `your place as ${ordinal(rsvp.position)}`;
    return `You give up ${place}. If you join again, you start at the end of the line.`;
  }
  const yours = rsvp.seats === 1 ? "Your seat goes" : `Your ${number(rsvp.seats)} seats go`;
  const to = waitlistLength > 0 ? "to the people in line" : "back to everyone";
  const again = waitlistEnabled
    ? "You can RSVP again; if the event is full by then, you wait in line."
    : "You can RSVP again as long as there are seats.";
  return `${yours} ${to} at once. ${again}`;
}

type BarFacts = {
  rsvp: Pick<RsvpOut, "status" | "guests" | "position"> | null;
  seats: Seats;
  waitlistEnabled: boolean;
};

/** The two lines beside the button at the bottom of a phone. */
export function barWords({ rsvp, seats, waitlistEnabled }: BarFacts): { title: string; detail: string } {
  const line = queueSentence(seats.waitlistLength);
  if (rsvp?.status === "confirmed") return { title: "You're in", detail: partyWords(rsvp.guests) };
  if (rsvp?.status === "waitlisted")
    return { title: placeTitle(rsvp.position), detail: line ?? "We'll keep your place." };
  if (rsvp?.status === "declined") return { title: "Declined by the host", detail: "You hold no seat" };
  if (rsvp?.status === "offered") return { title: "A seat is kept for you", detail: "Answer in time" };
  if (seats.seatsLeft === null)
    return { title: "Open to everyone", detail: `${seatsWord(seatsTaken(seats))} taken` };
  if (seats.seatsLeft === 0)
    return {
      title: "Every seat is taken",
      detail: line ?? (waitlistEnabled ? "Nobody in line" : "No waitlist"),
    };
  return { title: `${seatsWord(seats.seatsLeft)} left`, detail: `${number(seatsTaken(seats))} taken` };
}
