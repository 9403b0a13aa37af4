import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import { partyWords, placeTitle } from "../rsvp-words";

export type MyRsvpWords = {
  status: string;
  tone: "success" | "accent" | "danger" | "neutral";
  nextStep: string;
};

/** Where one stands with an event, in two words and in what comes next. */
export function myRsvpWords({ rsvp, event }: MyRsvpItem, now: Date): MyRsvpWords {
  const party = partyWords(rsvp.guests);
  if (event.status === "cancelled") {
    return { status: "Cancelled by the host", tone: "danger", nextStep: "It does not take place." };
  }
  const over = now >= new Date(event.endsAt);
  const begun = now >= new Date(event.startsAt);
  switch (rsvp.status) {
    case "confirmed":
      if (over) return { status: "You were in", tone: "neutral", nextStep: `${party}.` };
      return {
        status: "You're in",
        tone: "success",
        nextStep: begun ? `${party}. It is on right now.` : `${party}. See you there.`,
      };
    case "waitlisted":
      if (over) return { status: "Was in line", tone: "neutral", nextStep: "No seat came free this time." };
      return {
        status: placeTitle(rsvp.position),
        tone: "accent",
        nextStep: begun
          ? `${party}. It has begun: the host lets people in.`
          : `${party}. The seat is yours the moment it comes free; we write to you.`,
      };
    case "offered":
      return {
        status: "A seat is kept for you",
        tone: "accent",
        nextStep: `${party}. Answer before it passes on.`,
      };
    case "declined":
      return { status: "Declined", tone: "neutral", nextStep: "The host declined your RSVP." };
    case "cancelled":
      return {
        status: "You cancelled",
        tone: "neutral",
        nextStep: over ? "You held no seat." : "Changed your mind? You can RSVP again.",
      };
  }
}

export type MyRsvpGroup = { key: "waiting" | "going" | "gone"; title: string; items: MyRsvpItem[] };

/** What still moves first: places in line, then seats, then what was cancelled. The order within stays. */
export function groupMyRsvps(items: readonly MyRsvpItem[]): MyRsvpGroup[] {
  const groups: MyRsvpGroup[] = [
    { key: "waiting", title: "Waiting in line", items: items.filter((item) => keyOf(item) === "waiting") },
    { key: "going", title: "Going", items: items.filter((item) => keyOf(item) === "going") },
    { key: "gone", title: "Not going", items: items.filter((item) => keyOf(item) === "gone") },
  ];
  return groups.filter((group) => group.items.length > 0);
}

function keyOf({ rsvp, event }: MyRsvpItem): MyRsvpGroup["key"] {
  if (event.status === "cancelled" || rsvp.status === "cancelled" || rsvp.status === "declined")
    return "gone";
  return rsvp.status === "confirmed" ? "going" : "waiting";
}
