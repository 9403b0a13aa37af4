import type { Queryable } from "../../../db/transaction";
import type { Question } from "./schema";

/** What is asked of whoever RSVPs, in order. */
export function listQuestions(db: Queryable, eventId: string): Promise<Question[]> {
  return db.question.findMany({
    where: { eventId, removedAt: null },
    select: { id: true, kind: true, label: true, required: true, options: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}
