"use client";

import { CircleSlash, Undo2 } from "lucide-react";
import { LedgerSection } from "./ledger-section";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { StatusHeading } from "./status-heading";

/** The answer of somebody who cancelled or was declined: what that means, and what they can do. */
export function GoneCard({ rsvp }: { rsvp: RsvpOut }) {
  const { outlook, event } = useRsvp();
  if (rsvp.status === "declined") {
    return (
      <div className="space-y-5">
        <StatusHeading tone="neutral" icon={<CircleSlash />} title="Your RSVP was declined">
          <p>
            The host of {event.title} declined it, so you hold no seat. If you think that is a mistake, write
            to the host; they can let you back in.
          </p>
        </StatusHeading>
        <LedgerSection rsvp={rsvp} />
      </div>
    );
  }
  return (
    <StatusHeading tone="neutral" icon={<Undo2 />} title="You cancelled">
      <p>
        You hold no seat.
        {outlook.kind === "seat" && " Changed your mind? There is room: just RSVP again."}
        {outlook.kind === "waitlist" && " Changed your mind? You can join again at the end of the line."}
      </p>
    </StatusHeading>
  );
}
