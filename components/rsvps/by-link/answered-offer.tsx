import { Check, Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import type { OfferOut } from "@/server/domains/rsvps/offer-links.schema";
import { LinkState } from "./link-state";

const WORDS = {
  event: {
    accepted: "You're in",
    after: "You can RSVP again at any time.",
  },
  session: {
    accepted: "You're in this session",
    after: "Your RSVP to the event stays as it is.",
  },
};

/** What came of an offer that was just answered by its link. */
export function AnsweredOffer({
  accepted,
  event,
  session,
}: Pick<OfferOut, "event" | "session"> & { accepted: boolean }) {
  const body = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone: the heading gets it.
  useEffect(() => body.current?.querySelector<HTMLElement>("[tabindex='-1']")?.focus(), []);
  const words = WORDS[session ? "session" : "event"];
  const page = `/events/${event.slug}`;
  const next = session ? { href: `${page}/my-schedule`, label: "Open your schedule" } : { href: page };
  return (
    <div ref={body}>
      {accepted ? (
        <LinkState tone="success" icon={<Check />} title={words.accepted} {...next}>
          The seat is yours. See you there!
        </LinkState>
      ) : (
        <LinkState tone="neutral" icon={<Undo2 />} title="You declined" {...next}>
          Thanks for letting us know. The seat goes to the next person. {words.after}
        </LinkState>
      )}
    </div>
  );
}
