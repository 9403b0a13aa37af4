"use client";

import { lazyPart } from "../ui/lazy-part";
import { WhenQuiet } from "../ui/when-quiet";
import { closedIn } from "./closed-words";
import { useRsvp } from "./rsvp-provider";

const OwnTime = lazyPart(() => import("./own-time").then((module) => module.OwnTime));

/** RSVPs are closed, and why. */
export function ClosedNote({ reason }: { reason: string }) {
  const { label, sentence } = closedIn(reason);
  return (
    <div className="text-sm">
      <p className="font-medium text-base">{label}</p>
      <p className="text-muted">{reason === "rsvp.not-open-yet" ? <OpensAt /> : sentence}</p>
    </div>
  );
}

/** When RSVPs open, in the event's and the viewer's time zone. The page opens them without a reload. */
function OpensAt() {
  const { words, event, now } = useRsvp();
  const { rsvpOpensAt: at, timeZone } = event;
  return (
    <>
      They open {words.opensAt}
      {at && (
        <WhenQuiet>
          <OwnTime at={at} timeZone={timeZone} now={now} />
        </WhenQuiet>
      )}
      .
    </>
  );
}
