import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import { keptTitle, partyWords, placeTitle } from "../rsvp-words";

type MyRsvpWords = {
  status: string;
  tone: "success" | "accent" | "warning" | "danger" | "neutral";
  nextStep: string;
};

/** The person's status at an event in two words, and what comes next. */
export function myRsvpWords({ rsvp, event }: MyRsvpItem, now: Date): MyRsvpWords {
  const party = partyWords(rsvp.guests);
  if (event.status === "cancelled") {
    return { status: "Cancelled by the host", tone: "danger", nextStep: "It won't take place." };
  }
  const over = now >= new Date(event.endsAt);
  const begun = now >= new Date(event.startsAt);
  switch (rsvp.status) {
    case "confirmed":
      if (over) return { status: "You were in", tone: "neutral", nextStep: `${party}.` };
      return {
        status: "You're in",
        tone: "success",
        nextStep: begun ? `${party}. Happening now.` : `${party}. See you there.`,
      };
    case "waitlisted":
      if (over)
        return { status: "Was on the waitlist", tone: "neutral", nextStep: "No seat opened up this time." };
      return {
        status: placeTitle(rsvp.position),
        tone: "accent",
        nextStep: begun
          ? `${party}. It has started: the host decides who gets a seat now.`
          : `${party}. We'll email you when it's your turn.`,
      };
    case "offered":
      if (over) return { status: "Was offered a seat", tone: "neutral", nextStep: "The offer has ended." };
      return { status: keptTitle(rsvp.seats), tone: "warning", nextStep: `${party}.` };
    case "pending":
      if (over) return { status: "Had asked", tone: "neutral", nextStep: "The host did not answer." };
      return {
        status: "Asked for a seat",
        tone: "accent",
        nextStep: `${party}. The host will reply; no seat is held until then.`,
      };
    case "declined":
      return { status: "Declined", tone: "neutral", nextStep: "The host declined your RSVP." };
    case "cancelled":
      return {
        status: rsvp.offerExpiresAt ? "Offer ended" : "You cancelled",
        tone: "neutral",
        nextStep: over ? "You held no seat." : "Changed your mind? You can RSVP again.",
      };
  }
}

type GroupKey = "offered" | "waiting" | "going" | "gone";
type MyRsvpGroup = { key: GroupKey; title: string; items: MyRsvpItem[] };

const TITLES: Record<GroupKey, string> = {
  offered: "Waiting for your answer",
  waiting: "Waiting",
  going: "Going",
  gone: "Not going",
};

/** RSVPs in groups by urgency: offers, waiting, going, not going. The order within a group stays; empty groups are left out. */
export function groupMyRsvps(items: readonly MyRsvpItem[]): MyRsvpGroup[] {
  const keys: GroupKey[] = ["offered", "waiting", "going", "gone"];
  const groups = keys.map((key) => ({
    key,
    title: TITLES[key],
    items: items.filter((item) => keyOf(item) === key),
  }));
  return groups.filter((group) => group.items.length > 0);
}

function keyOf({ rsvp, event }: MyRsvpItem): GroupKey {
  if (event.status === "cancelled" || rsvp.status === "cancelled" || rsvp.status === "declined")
    return "gone";
  if (rsvp.status === "offered") return "offered";
  return rsvp.status === "confirmed" ? "going" : "waiting";
}
