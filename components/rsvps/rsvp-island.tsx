import type { ReactNode } from "react";
import { formatDeadline, formatOpening } from "@/lib/deadline";
import type { EventDetails } from "@/server/domains/events/schema";
import type { OwnInvitation } from "@/server/domains/invitations/answers/schema";
import { partyRuleSentence, rsvpOutlook } from "@/server/domains/rsvps/policy";
import { draftOf } from "./draft";
import { QuestionFields } from "./question-fields";
import type { LedgerItem, Mine } from "./rsvp-event";
import { RsvpProvider } from "./rsvp-provider";
import { termsOf } from "./rsvp-terms";
import { ServerAnswer } from "./server-answer";

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

/** What is live on an event page, with all of it that can be said before any script has come. */
export function RsvpIsland({ event, viewerId, mine, ledger, guests, now, ...page }: RsvpIslandProps) {
  const { description: _, host: __, inviteToken: ___, ...told } = event;
  const words = wordsOf(event, now);
  const outlook = rsvpOutlook(termsOf(event), mine.seats, 0, now);
  const { rsvp, seats } = mine;
  const mayJoin = viewerId !== null && (rsvp === null || rsvp.status === "cancelled");
  return (
    <RsvpProvider
      {...page}
      event={told}
      viewerId={viewerId}
      isStaff={event.viewerRole !== null}
      initialSeats={event.seats}
      initialMine={mine}
      words={words}
      serverAnswer={
        rsvp && <ServerAnswer facts={{ rsvp, seats, words, outlook, now, event: told }} ledger={ledger} />
      }
      serverQuestions={mayJoin && <ServerQuestions event={event} mine={mine} />}
      initialLedger={ledger}
      initialGuests={guests}
      renderedAt={now.toISOString()}
    />
  );
}

function wordsOf(event: EventDetails, now: Date) {
  const { rsvpOpensAt, rsvpClosesAt, endsAt, partyRule, passOversMax } = event;
  return {
    lineRule: partyRuleSentence(partyRule, passOversMax, event),
    opensAt: rsvpOpensAt && formatOpening({ ...event, at: new Date(rsvpOpensAt), now }),
    closesAt:
      rsvpClosesAt && rsvpClosesAt < endsAt
        ? formatDeadline({ ...event, at: new Date(rsvpClosesAt), now })
        : null,
  };
}

/** The shape of the questions until the fields themselves have come. */
function ServerQuestions({ event: { questions }, mine }: { event: EventDetails; mine: Mine }) {
  if (questions.length === 0) return null;
  const answers = mine.rsvp ? draftOf(mine.rsvp, questions).answers : {};
  return (
    <div inert>
      <QuestionFields questions={questions} answers={answers} faults={[]} />
    </div>
  );
}
