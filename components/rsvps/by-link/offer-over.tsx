import { CalendarX2, Check, TimerOff, Undo2 } from "lucide-react";
import { formatDeadline } from "@/lib/deadline";
import type { OfferOut } from "@/server/domains/rsvps/offer-links.schema";
import { LinkState } from "./link-state";

type OfferOverProps = { offer: OfferOut; now: Date };

/** An offer that can no longer be answered, and why. */
export function OfferOver({ offer: { state, event, session, offerExpiresAt }, now }: OfferOverProps) {
  const href = session ? `/events/${event.slug}/my-schedule` : `/events/${event.slug}`;
  if (session?.isCancelled && event.status !== "cancelled") {
    return (
      <LinkState
        tone="neutral"
        icon={<CalendarX2 />}
        title="This session was cancelled"
        href={href}
        label="Open your schedule"
      >
        It won't take place, so there's nothing to answer.
      </LinkState>
    );
  }
  if (event.status === "cancelled") {
    return (
      <LinkState tone="neutral" icon={<CalendarX2 />} title="This event was cancelled" href={href}>
        It won't take place, so there's nothing to answer.
      </LinkState>
    );
  }
  if (state === "accepted") {
    return (
      <LinkState tone="success" icon={<Check />} title="You're in" href={href}>
        This offer was accepted. There is nothing more to do.
      </LinkState>
    );
  }
  if (event.status === "ended") {
    return (
      <LinkState tone="neutral" icon={<CalendarX2 />} title="This event is over" href={href}>
        RSVPs are closed.
      </LinkState>
    );
  }
  const at = offerExpiresAt === null ? null : new Date(offerExpiresAt);
  if (at && at <= now) {
    return (
      <LinkState tone="neutral" icon={<TimerOff />} title="This offer has ended" href={href}>
        It stood until {formatDeadline({ ...event, allDay: event.allDay && !session, at, now })}; then it went
        to the next person.{" "}
        {session ? "You can join the session's waitlist again." : "You can RSVP again on the event's page."}
      </LinkState>
    );
  }
  return (
    <LinkState tone="neutral" icon={<Undo2 />} title="This link was used" href={href}>
      A link answers one offer, once.{" "}
      {session ? "Your schedule shows your sessions." : "The event's page shows your current RSVP."}
    </LinkState>
  );
}
