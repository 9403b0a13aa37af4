import { Check } from "lucide-react";
import type { AnswerFacts } from "./answer-heading";
import { partyWords } from "./rsvp-words";
import { StatusHeading } from "./status-heading";

/** How a guest got in without pressing the button. */
const cameIn: Record<string, string> = {
  waitlisted: "A seat opened up and it's yours. ",
  pending: "The host approved your request. ",
};

/** "You're in": the words that people wait for. */
export function ConfirmedHeading({ rsvp, before, flourish }: AnswerFacts) {
  const how = before && cameIn[before];
  return (
    <StatusHeading
      tone="success"
      icon={
        <>
          <Check strokeWidth={2.5} />
          {flourish}
        </>
      }
      title="You're in"
    >
      <p>
        {how && <span className="font-medium text-success">{how}</span>}
        {partyWords(rsvp.guests)}. See you there!
      </p>
    </StatusHeading>
  );
}
