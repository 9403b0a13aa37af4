import { Hourglass } from "lucide-react";
import { counted } from "@/lib/plural";
import { isPastCutoff } from "@/server/domains/rsvps/policy";
import type { AnswerFacts } from "./answer-heading";
import { placeDetail } from "./change-words";
import { LinePicture } from "./line-picture";
import { LineRule } from "./line-rule";
import { partyWords, placeTitle } from "./rsvp-words";
import { StatusHeading } from "./status-heading";

/** Where one stands in line, and how the line moves. */
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
          The host had to make the event smaller, and yours was among the newest seats. You stand at the head
          of the line: the next seats that fit are yours.
        </p>
      )}
      {rsvp.position !== null && seats.waitlistLength > 1 && (
        <LinePicture position={rsvp.position} length={seats.waitlistLength} />
      )}
      <LineRule>{lineWords(event, words.lineRule, now)}</LineRule>
    </div>
  );
}

function lineWords(event: AnswerFacts["event"], rule: string, now: Date): string {
  const startsAt = new Date(event.startsAt);
  if (now >= startsAt) return "The event has begun: from now on the host lets people in.";
  if (isPastCutoff({ startsAt, cutoffMinutes: event.cutoffMinutes }, now)) {
    return "It starts soon: from now on the host lets people in.";
  }
  return rule;
}
