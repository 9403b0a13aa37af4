import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import { DomainError } from "../../errors";
import type { AnswerChanges, Answers } from "../../seats/facts";
import { answerChanges, faultsOfAnswers } from "../events/questions/policy";
import { readQuestions } from "../events/questions/queries";

/** One query serves all requests that arrive at this moment. */
const loadQuestions = createLoader(readQuestions);

/**
 * Checks the given answers against the event's current questions.
 * @returns the changes that they make to the stored answers
 * @throws DomainError invalid with the invalid fields
 */
export async function checkAnswers(db: Db, eventId: string, given: Answers): Promise<AnswerChanges> {
  const questions = (await loadQuestions(db, eventId)) ?? [];
  const fields = faultsOfAnswers(questions, given);
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
  return answerChanges(questions, given);
}
