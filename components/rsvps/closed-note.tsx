"use client";

import { Late } from "../ui/late";
import { openingTime } from "./late-parts";
import { useRsvp } from "./rsvp-provider";
import { closedIn } from "./rsvp-words";

/** Nobody can answer now, and why. */
export function ClosedNote({ reason }: { reason: string }) {
  const { label, sentence } = closedIn(reason);
  return (
    <div className="text-sm">
      <p className="font-medium text-base">{label}</p>
      <p className="text-muted">{reason === "rsvp.not-open-yet" ? <OpensAt /> : sentence}</p>
    </div>
  );
}

/** When RSVPs open, on the event's clock and one's own. The page opens them by itself. */
function OpensAt() {
  const { words, event, now } = useRsvp();
  const { rsvpOpensAt: at, timeZone } = event;
  return (
    <>
      They open {words.opensAt}
      {at && <Late part={openingTime} props={{ at, timeZone, now }} />}.
    </>
  );
}
