import { Check, Undo2 } from "lucide-react";
import { useEffect, useRef } from "react";
import type { OfferOut } from "@/server/domains/rsvps/offer-links.schema";
import { LinkState } from "./link-state";

/** What came of an offer that was just answered by its link. */
export function AnsweredOffer({
  accepted,
  event,
  session,
}: Pick<OfferOut, "event" | "session"> & { accepted: boolean }) {
  return session ? (
    <SessionAnswered accepted={accepted} href={`/events/${event.slug}/my-schedule`} />
  ) : (
    <EventAnswered accepted={accepted} href={`/events/${event.slug}`} />
  );
}

type AnsweredProps = { accepted: boolean; href: string };

/** The button that had the focus is gone: the heading gets it. */
function useFocusedHeading() {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.querySelector<HTMLElement>("[tabindex='-1']")?.focus(), []);
  return body;
}

function SessionAnswered({ accepted, href }: AnsweredProps) {
  return (
    <div ref={useFocusedHeading()}>
      {accepted ? (
        <LinkState
          tone="success"
          icon={<Check />}
          title="You're in this session"
          href={href}
          label="Open your schedule"
        >
          The seat is yours. See you there!
        </LinkState>
      ) : (
        <LinkState
          tone="neutral"
          icon={<Undo2 />}
          title="You declined"
          href={href}
          label="Open your schedule"
        >
          Thanks for letting us know. The seat goes to the next person. Your RSVP to the event stays as it is.
        </LinkState>
      )}
    </div>
  );
}

function EventAnswered({ accepted, href }: AnsweredProps) {
  return (
    <div ref={useFocusedHeading()}>
      {accepted ? (
        <LinkState tone="success" icon={<Check />} title="You're in" href={href}>
          The seat is yours. See you there!
        </LinkState>
      ) : (
        <LinkState tone="neutral" icon={<Undo2 />} title="You declined" href={href}>
          Thanks for letting us know. The seat goes to the next person. You can RSVP again at any time.
        </LinkState>
      )}
    </div>
  );
}
