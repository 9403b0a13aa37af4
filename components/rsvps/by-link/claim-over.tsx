import { CalendarX2, Check, type LucideIcon, TimerOff, Users } from "lucide-react";
import type { ClaimPage } from "@/server/domains/rsvps/claim-links.schema";
import type { RsvpOut } from "@/server/domains/rsvps/schema";
import { LinkState } from "./link-state";

type Reason = "in" | "cancelled" | "over" | "ended" | "used-up";

/** Why there is nothing to claim, or null where there is. A person who already has a seat reads that first. */
export function whyNoClaim(
  { event, isOpen, unclaimedSeats }: Pick<ClaimPage, "event" | "isOpen" | "unclaimedSeats">,
  status: RsvpOut["status"] | null,
): Reason | null {
  if (event.status === "cancelled") return "cancelled";
  if (event.status === "ended") return "over";
  if (status === "confirmed") return "in";
  if (!isOpen) return "ended";
  return unclaimedSeats === 0 ? "used-up" : null;
}

type State = { tone: "success" | "neutral"; Icon: LucideIcon; title: string; sentence: string };

const STATES: Record<Reason, State> = {
  in: {
    tone: "success",
    Icon: Check,
    title: "You're in already",
    sentence: "You have your seat, so there is nothing to claim. The others of your group can use this link.",
  },
  cancelled: {
    tone: "neutral",
    Icon: CalendarX2,
    title: "This event was cancelled",
    sentence: "It won't take place, so there's nothing to claim.",
  },
  over: {
    tone: "neutral",
    Icon: CalendarX2,
    title: "This event is over",
    sentence: "There's nothing left to claim.",
  },
  ended: {
    tone: "neutral",
    Icon: TimerOff,
    title: "This link has expired",
    sentence: "Unclaimed seats went to the waitlist. You can still RSVP on the event's page.",
  },
  "used-up": {
    tone: "neutral",
    Icon: Users,
    title: "Every seat of this group is claimed",
    sentence: "If someone in your group can't come, ask its leader. You can still RSVP on your own.",
  },
};

/** A claim link that keeps nothing for this person. */
export function ClaimOver({ reason, href }: { reason: Reason; href: string }) {
  const { tone, Icon, title, sentence } = STATES[reason];
  return (
    <LinkState tone={tone} icon={<Icon />} title={title} href={href}>
      {sentence}
    </LinkState>
  );
}
