import { Hourglass } from "lucide-react";
import { counted } from "@/lib/plural";
import type { AnswerFacts } from "./answer-heading";
import { placeDetail } from "./change-words";
import { partyWords, placeTitle } from "./rsvp-words";
import { StatusHeading } from "./status-heading";
import { WaitlistPicture } from "./waitlist-picture";
import { WaitlistRule } from "./waitlist-rule";
import { waitlistWords } from "./waitlist-words";

/** Your place on the waitlist, and how the waitlist moves. */
export function WaitingHeading({ rsvp, event, seats, words, now, before, displaced }: AnswerFacts) {
  const party = `${partyWords(rsvp.guests)}, ${counted(rsvp.seats, "seat")}.`;
  return (
    <div className="space-y-4">
      <StatusHeading tone="accent" icon={<Hourglass />} title={placeTitle(rsvp.position)}>
        <p>
          {party} {placeDetail(rsvp.position, seats.waitlistLength)}
        </p>
      </StatusHeading>
      {rsvp.askedAt && (
        <p className="rounded-control bg-accent-soft px-3.5 py-2.5 text-sm">
          The host put you on the waitlist. Accept to keep your place, or leave it. If a seat opens before you
          answer, we'll ask you first.
        </p>
      )}
      {(displaced || before === "confirmed") && (
        <p className="rounded-control bg-warning-soft px-3.5 py-2.5 text-sm">
          The host reduced the number of seats, and yours was among the newest. You're at the front of the
          waitlist: the next seats that fit are yours.
        </p>
      )}
      {rsvp.position !== null && seats.waitlistLength > 1 && (
        <WaitlistPicture position={rsvp.position} length={seats.waitlistLength} />
      )}
      <WaitlistRule>{waitlistWords(event, words.waitlistRule, now)}</WaitlistRule>
    </div>
  );
}
