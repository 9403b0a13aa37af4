import { Check, CircleSlash, Send, TimerOff, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { formatDeadline } from "@/lib/deadline";
import { counted } from "@/lib/plural";
import type { Admission } from "@/server/seats/admission";
import { ConfirmedHeading } from "./confirmed-heading";
import { OfferedHeading } from "./offered-heading";
import type { EventWords, RsvpEvent, RsvpOut, Seats } from "./rsvp-event";
import { partyWords } from "./rsvp-words";
import { StatusHeading } from "./status-heading";
import { WaitingHeading } from "./waiting-heading";

/** The facts that an answer's heading is made of. */
export type AnswerFacts = {
  rsvp: RsvpOut;
  event: RsvpEvent;
  seats: Seats;
  words: EventWords;
  outlook: Admission;
  now: Date;
  /** What the answer was before it changed in the open page; null where it is as it was loaded. */
  before: RsvpOut["status"] | "none" | null;
  /** The seat was lost because the event was made smaller. */
  displaced: boolean;
  /** The live parts, where there is a browser to move them. */
  flourish?: ReactNode;
  timeLeft?: ReactNode;
  ownTime?: ReactNode;
};

/** The person's status, in words. */
export function AnswerHeading(facts: AnswerFacts) {
  const { rsvp, event, now } = facts;
  const over = now >= new Date(event.endsAt);
  const isOff = over || event.status === "cancelled";
  switch (rsvp.status) {
    case "confirmed":
      return isOff ? <WasIn {...facts} over={over} /> : <ConfirmedHeading {...facts} />;
    case "waitlisted":
      return isOff ? <WasInLine /> : <WaitingHeading {...facts} />;
    case "offered":
      return isOff ? <WasInLine /> : <OfferedHeading {...facts} />;
    case "pending":
      return <PendingHeading {...facts} isOff={isOff} />;
    case "declined":
      return <DeclinedHeading {...facts} />;
    case "cancelled":
      return rsvp.offerExpiresAt ? <OfferEnded {...facts} /> : <LeftHeading {...facts} />;
  }
}

function WasIn({ rsvp, event, over }: AnswerFacts & { over: boolean }) {
  const title = over && event.status !== "cancelled" ? "You were in" : "You had a seat";
  return (
    <StatusHeading tone="neutral" icon={<Check />} title={title}>
      <p>{partyWords(rsvp.guests)}.</p>
    </StatusHeading>
  );
}

function WasInLine() {
  return (
    <StatusHeading tone="neutral" icon={<TimerOff />} title="You were on the waitlist">
      <p>No seat opened up for you this time.</p>
    </StatusHeading>
  );
}

function PendingHeading({ rsvp, isOff }: AnswerFacts & { isOff: boolean }) {
  if (isOff) {
    return (
      <StatusHeading tone="neutral" icon={<Send />} title="You had requested a spot">
        <p>The host hadn't replied yet.</p>
      </StatusHeading>
    );
  }
  return (
    <StatusHeading tone="accent" icon={<Send />} title="The host has your request">
      <p>
        {partyWords(rsvp.guests)}. The host approves each guest, and no seat is held until then. We'll email
        you when they reply.
      </p>
    </StatusHeading>
  );
}

function DeclinedHeading({ event }: AnswerFacts) {
  return (
    <StatusHeading tone="neutral" icon={<CircleSlash />} title="Your RSVP was declined">
      <p>
        The host of <bdi>{event.title}</bdi> declined it, so you don't have a seat. If you think this is a
        mistake, contact the host; they can let you back in.
      </p>
    </StatusHeading>
  );
}

function OfferEnded({ rsvp, event, outlook, now }: AnswerFacts) {
  const at = new Date(rsvp.offerExpiresAt ?? now);
  const them = rsvp.seats === 1 ? "the seat" : `the ${counted(rsvp.seats, "seat")}`;
  return (
    <StatusHeading tone="neutral" icon={<TimerOff />} title="Your offer ended">
      <p>
        We held {them} for you until {formatDeadline({ ...event, at, now })} and heard nothing, so it went to
        the next person. {comeBack(outlook)}
      </p>
    </StatusHeading>
  );
}

function LeftHeading({ outlook, before }: AnswerFacts) {
  const title = before === "offered" ? "You declined" : "You cancelled";
  return (
    <StatusHeading tone="neutral" icon={<Undo2 />} title={title}>
      <p>You don't have a seat. {comeBack(outlook)}</p>
    </StatusHeading>
  );
}

function comeBack({ kind }: Admission): string {
  if (kind === "seat") return "Changed your mind? There's still room.";
  if (kind === "waitlist") return "Changed your mind? You can join the end of the waitlist.";
  return kind === "request" ? "Changed your mind? You can ask again." : "";
}
