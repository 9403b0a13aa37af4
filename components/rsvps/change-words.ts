import { counted, grouped, plural } from "@/lib/plural";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { Admission } from "@/server/seats/admission";
import { isOpenTo } from "@/server/seats/availability";
import type { LedgerItem, RsvpOut, Seats } from "./rsvp-event";
import { keptTitle, partyWords, placeTitle, queueSentence, seatsTaken, seatsWord } from "./rsvp-words";

/** The words that only the parts which come late need. */

type Growth = {
  rsvp: Pick<RsvpOut, "status" | "guests">;
  guests: number;
  seats: Pick<Seats, "seatsLeft" | "heldForWaitlist">;
};

/** Why a larger party may be refused, said while it is chosen; null where there is nothing to say. */
export function growthHint({ rsvp, guests, seats }: Growth): string | null {
  const more = guests - rsvp.guests;
  const holdsSeats = rsvp.status === "confirmed" || rsvp.status === "offered";
  if (!holdsSeats || more <= 0 || isOpenTo(seats, more)) return null;
  const open = seats.heldForWaitlist ? 0 : (seats.seatsLeft ?? 0);
  if (open === 0) return "No more seats are free right now. Your RSVP won't change until one is.";
  return `Only ${grouped(open)} more ${plural(open, "seat is", "seats are")} free right now.`;
}

type WithdrawFacts = {
  rsvp: Pick<RsvpOut, "status" | "seats" | "position">;
  waitlistEnabled: boolean;
  waitlistLength: number;
};

/** What cancelling will do, said before it is done. */
export function withdrawSentence({ rsvp, waitlistEnabled, waitlistLength }: WithdrawFacts): string {
  if (rsvp.status === "waitlisted") {
    const as = rsvp.position === null ? "" : ` as ${ordinal(rsvp.position)}`;
    const place = `your place${as} on the waitlist`;
    return `You'll give up ${place}. If you join again, you start at the end of the waitlist.`;
  }
  if (rsvp.status === "pending") return "The host will no longer see your request. You can ask again later.";
  const seats = rsvp.seats === 1 ? "Your seat" : `Your ${counted(rsvp.seats, "seat")}`;
  const yours = waitlistLength > 0 ? `${seats} will go to the waitlist.` : `${seats} will be released.`;
  if (rsvp.status === "offered") {
    return `${yours} This can't be undone. If you join again, you start at the end of the waitlist.`;
  }
  const again = waitlistEnabled
    ? "You can RSVP again; if the event is full by then, you'll join the waitlist."
    : "You can RSVP again as long as there are seats.";
  return `${yours} ${again}`;
}

/** How one takes back what one has, by what that is: the button, the question, and what keeps it. */
export function withdrawLabels(status: RsvpOut["status"]): { label: string; question: string; keep: string } {
  switch (status) {
    case "waitlisted":
      return { label: "Leave the waitlist", question: "Leave the waitlist for", keep: "Keep my place" };
    case "offered":
      return { label: "Decline", question: "Decline your offer for", keep: "Keep my offer" };
    case "pending":
      return { label: "Withdraw request", question: "Withdraw your request for", keep: "Keep my request" };
    default:
      return { label: "Cancel RSVP", question: "Cancel your RSVP to", keep: "Keep my seat" };
  }
}

/** How many are ahead and behind, below that heading. */
export function placeDetail(position: number | null, waitlistLength: number): string {
  if (position === null) return "We'll keep your place.";
  const length = Math.max(position, waitlistLength);
  const behind = length - position;
  if (position === 1) return "No one is ahead of you. We'll keep your place.";
  const others = behind === 0 ? "" : `, ${grouped(behind)} behind`;
  return `${grouped(position - 1)} ahead of you${others}. We'll keep your place.`;
}

/** While RSVPs are closed, an answer can still be changed. */
const changeable = new Set(["rsvp.closed", "rsvp.not-open-yet"]);

/** Is the event over, called off or not published, so that no answer to it can change? */
export function isSettled(outlook: Admission): boolean {
  return outlook.kind === "closed" && !changeable.has(outlook.reason);
}

/** Lines that say something about an RSVP without moving it. */
const standingStill = new Set(["edited", "passed-over", "prioritized"]);

/** Whether this RSVP lost its seat to a smaller capacity. It is at the head of the queue. */
export function wasDisplaced(items: readonly Pick<LedgerItem, "action">[]): boolean {
  return items.findLast(({ action }) => !standingStill.has(action))?.action === "displaced";
}

type BarFacts = {
  rsvp: Pick<RsvpOut, "status" | "guests" | "seats" | "position"> | null;
  seats: Seats;
  waitlistEnabled: boolean;
};

/** The two lines beside the button at the bottom of a phone. */
export function barWords({ rsvp, seats, waitlistEnabled }: BarFacts): { title: string; detail: string } {
  const line = queueSentence(seats.waitlistLength);
  if (rsvp?.status === "confirmed") return { title: "You're in", detail: partyWords(rsvp.guests) };
  if (rsvp?.status === "waitlisted")
    return { title: placeTitle(rsvp.position), detail: line ?? "We'll keep your place." };
  if (rsvp?.status === "declined") return { title: "Declined by the host", detail: "You don't have a seat" };
  if (rsvp?.status === "offered") return { title: keptTitle(rsvp.seats), detail: "Reply in time" };
  if (rsvp?.status === "pending") return { title: "Your request is sent", detail: "No seat is held yet" };
  if (seats.seatsLeft === null)
    return { title: "Open to everyone", detail: `${seatsWord(seatsTaken(seats))} taken` };
  if (seats.seatsLeft === 0)
    return {
      title: "Full",
      detail: line ?? (waitlistEnabled ? "No one on the waitlist yet" : "No waitlist"),
    };
  if (seats.heldForWaitlist)
    return { title: `${seatsWord(seats.seatsLeft)} held for the waitlist`, detail: line ?? "" };
  return { title: `${seatsWord(seats.seatsLeft)} left`, detail: `${grouped(seatsTaken(seats))} taken` };
}
