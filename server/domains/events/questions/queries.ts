import type { Queryable } from "../../../db/transaction";
import type { Question } from "./schema";

/** The questions for people who RSVP, in order. */
export async function listQuestions(db: Queryable, eventId: string): Promise<Question[]> {
  return (await readQuestions(db, [eventId])).get(eventId) ?? [];
}

/** The questions of many events, by event. */
export async function readQuestions(db: Queryable, eventIds: string[]): Promise<Map<string, Question[]>> {
  const rows = await db.question.findMany({
    where: { eventId: { in: eventIds }, removedAt: null },
    select: { id: true, eventId: true, kind: true, label: true, required: true, options: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const byEvent = new Map<string, Question[]>(eventIds.map((eventId) => [eventId, []]));
  for (const { eventId, ...question } of rows) byEvent.get(eventId)?.push(question);
  return byEvent;
}
