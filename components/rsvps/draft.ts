import { errorFacts, listedFaults } from "@/lib/error-facts";
import type { PartyDraft, Question, RsvpOut } from "./rsvp-event";

type Said = Pick<RsvpOut, "guests" | "specialRequirements" | "answers">;

/** The saved RSVP as a form, without answers to removed questions. */
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
  return listedFaults(errorFacts(error));
}
