import type { BadgeTone } from "@/components/ui/badge";
import { isolate } from "@/lib/clean-text";
import { counted, grouped, plural } from "@/lib/plural";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { RsvpStatus, Seats } from "@/server/seats/facts";

/** From this share of taken seats on, a session is nearly full. */
const NEARLY_FULL = 0.75;

export type SeatsWords = {
  /** How many seats are taken: "47/50 seats". */
  count: string;
  label: string;
  tone: BadgeTone;
};

type Counts = Pick<Seats, "capacity" | "confirmedSeats" | "offeredSeats" | "seatsLeft" | "heldForWaitlist">;

/** The seats of a session in numbers and words. */
export function seatsWords(seats: Counts): SeatsWords {
  const { capacity, seatsLeft, heldForWaitlist } = seats;
  const taken = seats.confirmedSeats + seats.offeredSeats;
  if (capacity === null) return { count: `${grouped(taken)} going`, label: "Open", tone: "success" };
  const count = `${grouped(taken)}/${counted(capacity, "seat")}`;
  if (seatsLeft === 0 || heldForWaitlist) return { count, label: "Full", tone: "danger" };
  if (taken >= capacity * NEARLY_FULL) return { count, label: "Nearly full", tone: "warning" };
  return { count, label: "Open", tone: "success" };
}

/** Whether a newcomer gets no seat. */
export function isFull({
  seatsLeft,
  heldForWaitlist,
}: Pick<Seats, "seatsLeft" | "heldForWaitlist">): boolean {
  return seatsLeft === 0 || heldForWaitlist;
}

export type SessionFacts = {
  status: "scheduled" | "cancelled";
  waitlistEnabled: boolean;
  endsAt: string;
  seats: Pick<Seats, "seatsLeft" | "heldForWaitlist">;
  eventStatus: "draft" | "published" | "cancelled" | "ended";
  /** The viewer's own RSVP to the session; null where there is none. */
  mine: { rsvpStatus: RsvpStatus; position: number | null } | null;
  now: Date;
};

/** What the button of a session does, or why it does nothing. */
export type SessionAction =
  | { kind: "join" | "wait" | "going" | "waiting" | "offer"; label: string }
  | { kind: "none"; label: string };

/** The one button of a session for this viewer. */
export function sessionAction(facts: SessionFacts): SessionAction {
  const { status, waitlistEnabled, endsAt, seats, eventStatus, mine, now } = facts;
  if (status === "cancelled" || eventStatus === "cancelled") return { kind: "none", label: "Cancelled" };
  const isOver = now >= new Date(endsAt) || eventStatus === "ended";
  if (isOver) return { kind: "none", label: mine?.rsvpStatus === "confirmed" ? "You were in" : "Over" };
  switch (mine?.rsvpStatus) {
    case "confirmed":
      return { kind: "going", label: "Going" };
    case "waitlisted":
      return { kind: "waiting", label: waitingLabel(mine.position) };
    case "offered":
      return { kind: "offer", label: "Accept your seat" };
  }
  if (eventStatus === "draft") return { kind: "none", label: "Not open yet" };
  if (!isFull(seats)) return { kind: "join", label: "RSVP" };
  return waitlistEnabled ? { kind: "wait", label: "Join the waitlist" } : { kind: "none", label: "Full" };
}

/** "On the waitlist (2nd)" */
export function waitingLabel(position: number | null): string {
  return position === null ? "On the waitlist" : `On the waitlist (${ordinal(position)})`;
}

/** "Inks", "Inks and Type", "Inks, Type and Paper". */
export function titlesInWords(titles: readonly string[]): string {
  const all = titles.map(isolate);
  const last = all.pop() ?? "";
  return all.length > 0 ? `${all.join(", ")} and ${last}` : last;
}

/** What giving up a seat, an offer or a place means. */
export function giveUpWords(status: RsvpStatus, title: string, waitlistLength: number) {
  const name = isolate(title);
  if (status === "waitlisted") {
    return {
      title: `Leave the waitlist for ${name}?`,
      description: "You lose your place. If you join again, you go to the end of the waitlist.",
      confirm: "Leave the waitlist",
      keep: "Keep my place",
      done: `You left the waitlist for ${name}`,
    };
  }
  const description =
    waitlistLength > 0
      ? `It goes to the next person on the waitlist. ${counted(waitlistLength, "person", "people")} ${plural(waitlistLength, "is", "are")} waiting, so you may not get it back.`
      : "Someone else can take it. You can RSVP again while there's room.";
  const isOffer = status === "offered";
  return {
    title: `${isOffer ? "Decline your seat at" : "Give up your seat at"} ${name}?`,
    description,
    confirm: isOffer ? "Decline" : "Give up my seat",
    keep: "Keep my seat",
    done: isOffer ? `You declined the seat at ${name}` : `You gave up your seat at ${name}`,
  };
}

/** What a toast says after an RSVP to a session. @param isNewToEvent it made the RSVP to the event too */
export function joinedWords(
  { status, position }: { status: RsvpStatus; position: number | null },
  {
    title,
    givenUp = [],
    isNewToEvent = false,
  }: { title: string; givenUp?: string[]; isNewToEvent?: boolean },
): { title: string; description?: string } {
  const name = isolate(title);
  if (status === "waitlisted") {
    const place = position === null ? "on" : `${ordinal(position)} on`;
    return {
      title: `You're ${place} the waitlist for ${name}`,
      description: isNewToEvent
        ? "You're going to the event too. We'll let you know when a seat opens up."
        : "We'll let you know when a seat opens up.",
    };
  }
  if (givenUp.length > 0) {
    return { title: `You're in: ${name}`, description: `You gave up ${titlesInWords(givenUp)}.` };
  }
  return {
    title: `You're in: ${name}`,
    ...(isNewToEvent && { description: "You're going to the event and to this session." }),
  };
}
