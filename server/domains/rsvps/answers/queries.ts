import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { DomainError } from "../../../errors";
import { answersToKeep, faultsOfAnswers } from "../../events/questions/policy";
import type { Question } from "../../events/questions/schema";
import type { Answers } from "../seats/schema";

/** One query for everybody who is answering at this moment. */
const loadQuestions = createLoader(async (db: Db, eventIds: string[]) => {
  const rows = await db.question.findMany({
    where: { eventId: { in: eventIds }, removedAt: null },
    select: { id: true, eventId: true, kind: true, label: true, required: true, options: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const byEvent = new Map<string, Question[]>(eventIds.map((eventId) => [eventId, []]));
  for (const { eventId, ...question } of rows) byEvent.get(eventId)?.push(question);
  return byEvent;
});

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
  if (fields.length > 0) throw new DomainError("invalid", "input.invalid", { fields });
  return answersToKeep(questions, before, given);
}
