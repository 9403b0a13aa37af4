import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../../lib/uuid";
import type { Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import type { QuestionInput } from "./schema";

/**
 * Sets the questions of an event to `questions`, under the caller's lock on the event. A question that is left out
 * is marked as removed and keeps its answers; adding it again brings it back.
 * @throws DomainError invalid where an id belongs to a question of another event
 */
export async function setQuestions(
  tx: Tx,
  { eventId, questions, now }: { eventId: string; questions: QuestionInput[]; now: Date },
): Promise<void> {
  const rows = questions.map(({ id, ...question }, position) => ({
    ...question,
    position,
    eventId,
    id: id?.toLowerCase() ?? uuidV7(now.getTime(), randomBytes(10)),
  }));
  const ids = rows.map((row) => row.id);
  const known = await tx.question.findMany({
    where: { id: { in: ids } },
    select: { id: true, eventId: true },
  });
  if (known.some((question) => question.eventId !== eventId)) throw foreignQuestion();
  await tx.question.updateMany({
    where: { eventId, removedAt: null, id: { notIn: ids } },
    data: { removedAt: now },
  });
  const isKnown = new Set(known.map((question) => question.id));
  for (const { id, eventId: _, ...data } of rows.filter((row) => isKnown.has(row.id))) {
    await tx.question.update({ where: { id }, data: { ...data, removedAt: null }, select: { id: true } });
  }
  await tx.question.createMany({ data: rows.filter((row) => !isKnown.has(row.id)) });
}

function foreignQuestion(): DomainError {
  const fields = [{ field: "questions", message: "This question belongs to another event." }];
  return new DomainError("input.invalid", { fields });
}
