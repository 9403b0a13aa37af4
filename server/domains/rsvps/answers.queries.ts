import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import { DomainError } from "../../errors";
import type { Answers } from "../../seats/facts";
import { answersToKeep, faultsOfAnswers } from "../events/questions/policy";
import { readQuestions } from "../events/questions/queries";

/** One query for everybody who is answering at this moment. */
const loadQuestions = createLoader(readQuestions);

/**
 * The answers as they are kept, checked against what the event asks now.
 * @param before what the person answered earlier; it stays for questions that are asked no more
 * @throws DomainError invalid with the fields at fault
 */
export async function checkAnswers(
  db: Db,
  eventId: string,
  given: Answers,
  before: Answers = {},
): Promise<Answers> {
  const questions = (await loadQuestions(db, eventId)) ?? [];
  const fields = faultsOfAnswers(questions, given);
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
  return answersToKeep(questions, before, given);
}
