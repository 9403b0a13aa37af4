import type { ReactNode } from "react";
import { formatDeadline, formatOpening } from "@/lib/deadline";
import type { EventDetails } from "@/server/domains/events/schema";
import type { OwnInvitation } from "@/server/domains/invitations/answers/schema";
import { partyRuleSentence } from "@/server/domains/rsvps/policy";
import type { LedgerItem, Mine } from "./rsvp-event";
import { RsvpProvider } from "./rsvp-provider";

type RsvpIslandProps = {
  event: EventDetails;
  invite: string | undefined;
  viewerId: string | null;
  mine: Mine;
  ledger: LedgerItem[] | null;
  /** The viewer's own invitation. */
  invitation: OwnInvitation | null;
  /** Guests already chosen before signing in. */
  guests: number;
  now: Date;
  children: ReactNode;
};

/** What is live on an event page, without what the browser need not know of the event. */
export function RsvpIsland({ event, viewerId, mine, ledger, guests, now, ...page }: RsvpIslandProps) {
  const { description: _, host: __, inviteToken: ___, ...told } = event;
  return (
    <RsvpProvider
      {...page}
      event={told}
      viewerId={viewerId}
      isStaff={event.viewerRole !== null}
      initialSeats={event.seats}
      initialMine={mine}
      words={wordsOf(event, now)}
      initialLedger={ledger}
      initialGuests={guests}
      renderedAt={now.toISOString()}
    />
  );
}

function wordsOf(event: EventDetails, now: Date) {
  const { rsvpOpensAt, rsvpClosesAt, endsAt, partyRule, passOversMax } = event;
  return {
    waitlistRule: partyRuleSentence(partyRule, passOversMax, event),
    opensAt: rsvpOpensAt && formatOpening({ ...event, at: new Date(rsvpOpensAt), now }),
    closesAt:
      rsvpClosesAt && rsvpClosesAt < endsAt
        ? formatDeadline({ ...event, at: new Date(rsvpClosesAt), now })
        : null,
  };
}
