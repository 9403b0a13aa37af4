import { errorFacts, fieldFaults } from "@/lib/error-facts";
import type { PartyDraft, Question, RsvpOut } from "./rsvp-event";

type Said = Pick<RsvpOut, "guests" | "specialRequirements" | "answers">;

/** What somebody has said so far, as a form to go on with. Answers to what is asked no more are left out. */
export function draftOf(rsvp: Said, questions: readonly Question[]): PartyDraft {
  const asked = questions.flatMap(({ id }): [string, string][] => {
    const answer = rsvp.answers[id];
    return answer === undefined ? [] : [[id, answer]];
  });
  return {
    guests: rsvp.guests,
    specialRequirements: rsvp.specialRequirements ?? "",
    answers: Object.fromEntries(asked),
  };
}

export type AnswerFault = { field: string; message: string };

/** What a refusal says about single fields. */
export function faultsIn(error: unknown): AnswerFault[] {
  return fieldFaults(errorFacts(error));
}
