import { Ticket } from "lucide-react";
import { Time } from "@/components/ui/time";
import { formatDeadline } from "@/lib/deadline";
import type { AnswerFacts } from "./answer-heading";
import { keptTitle, partyWords } from "./rsvp-words";
import { StatusHeading } from "./status-heading";

/** An offer and the time left to accept it. */
export function OfferedHeading({ rsvp, event, now, timeLeft, ownTime }: AnswerFacts) {
  const until = new Date(rsvp.offerExpiresAt ?? event.startsAt);
  return (
    <div className="space-y-4">
      <StatusHeading tone="accent" icon={<Ticket />} title={keptTitle(rsvp.seats)}>
        <p>
          {rsvp.askedAt ? "The host would like you to come. " : ""}
          {partyWords(rsvp.guests)}. Accept, and you're in.
        </p>
      </StatusHeading>
      <div className="rounded-control bg-accent-soft px-4 py-3 text-sm">
        <p className="font-semibold text-accent-text text-lg tabular-nums">{timeLeft}</p>
        <p>
          Until <Time at={until}>{formatDeadline({ ...event, at: until, now })}</Time>
          {ownTime}. After that, it goes to the next person.
        </p>
      </div>
    </div>
  );
}
