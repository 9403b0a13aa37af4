import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { type LockedEvent, lockEvent } from "../../events/event-lock.queries";
import { whyNotEditable } from "../../events/policy";
import { insertSessions, type ProgramEvent } from "../commands";
import { placeEdits, saveEdits, termsAfter } from "../edits.commands";
import { changesTerms } from "../policy";
import { decideSessionTerms, refusalIn } from "../terms.commands";
import { readProgramFile } from "./file.policy";
import { answerOf, type JudgedRow, type Judgement, judgeFile, movesPeople, withFault } from "./judge.policy";
import { readProgram } from "./queries";
import type { ImportAnswer } from "./schema";

/** Files that a person may have read or imported. */
const IMPORTS: Limit = { name: "session-import", hitsMax: 120, windowSeconds: 3600 };

type Import = { event: ProgramEvent; text: string; createNames: boolean; actorId: string };

/**
 * Says what an import of this file would do, and changes nothing.
 * @throws DomainError invalid csv.too-large, csv.unreadable, csv.empty, csv.too-many-rows, session.import-columns;
 * conflict event.cancelled; rate-limited
 */
export async function previewImport(
  db: Db,
  { event, text, createNames, actorId }: Import,
): Promise<ImportAnswer> {
  await takeHit(db, IMPORTS, actorId);
  const file = readProgramFile(text);
  const known = await readProgram(db, event.id, file.rows);
  const closed = whyNotEditable(known);
  if (closed) throw new DomainError(closed);
  return answerOf(judgeFile(file, known, { createNames }));
}

/**
 * Adds and edits the sessions of a file in one transaction: all of them or, where one row is an error, none. New times
 * and seats serve the queues in the same transaction, and guests are told as after single edits. A file that was
 * applied changes nothing the second time.
 * @param now null = the database's clock, read under the locks of the event
 * @throws DomainError as `previewImport`; invalid session.import-faulty with the answer of the preview
 */
export async function applyImport(
  db: Db,
  { event, text, createNames, actorId, now }: Import & { now: Date | null },
): Promise<ImportAnswer> {
  await takeHit(db, IMPORTS, actorId);
  const file = readProgramFile(text);
  return inTransaction(db, async (tx) => {
    const program = await lockEvent(tx, event, now);
    const closed = whyNotEditable(program);
    if (closed) throw new DomainError(closed);
    const judgement = judgeFile(file, await readProgram(tx, event.id, file.rows), { createNames });
    refuseFaulty(judgement);
    await applyEdits(tx, program, { event, judgement, actorId });
    const { status, overlapsAllowed } = program;
    const plans = judgement.rows.flatMap(({ plan }) => plan ?? []);
    await insertSessions(tx, { id: event.id, pool: program, status, overlapsAllowed, actorId }, plans);
    return answerOf(judgement);
  });
}

/** @throws DomainError invalid session.import-faulty */
function refuseFaulty(judgement: Judgement): void {
  const answer = answerOf(judgement);
  if (answer.counts.error > 0) throw new DomainError("session.import-faulty", answer);
}

/** The preview reads seats without locks, so the engine has the last word on whom a row would move. */
async function applyEdits(
  tx: Tx,
  program: LockedEvent,
  { event, judgement, actorId }: { event: ProgramEvent; judgement: Judgement; actorId: string },
): Promise<void> {
  const edits = judgement.rows.flatMap(({ edit }) => edit ?? []);
  if (edits.length === 0) return;
  const placed = await placeEdits(tx, event.id, edits);
  const termed = placed.filter(({ changes }) => changesTerms(changes));
  const poolIds = await poolIdsOf(
    tx,
    termed.map(({ before }) => before.id),
  );
  const answers = await decideSessionTerms(tx, {
    ...{ eventId: event.id, moving: undefined, actorId, now: program.at },
    pools: termed.flatMap((edit) => {
      const poolId = poolIds.get(edit.before.id);
      return poolId ? [{ poolId, terms: termsAfter(program, edit) }] : [];
    }),
  });
  const faults = new Map(
    answers.flatMap(({ answer }, index): [string, string][] => {
      const [refusal] = refusalIn(answer);
      const sessionId = termed[index]?.before.id;
      return refusal && sessionId ? [[sessionId, movesPeople(refusal.details?.seatsTaken ?? 0)]] : [];
    }),
  );
  const faulted = (row: JudgedRow) => {
    const fault = row.edit && faults.get(row.edit.before.id);
    return fault ? withFault(row, fault) : row;
  };
  refuseFaulty({ ...judgement, rows: judgement.rows.map(faulted) });
  await saveEdits(tx, program, { edits: placed, actorId });
}

async function poolIdsOf(tx: Tx, sessionIds: string[]): Promise<Map<string, string>> {
  const pools = await tx.seatPool.findMany({
    where: { sessionId: { in: sessionIds } },
    select: { id: true, sessionId: true },
  });
  return new Map(pools.flatMap(({ id, sessionId }) => (sessionId ? [[sessionId, id] as const] : [])));
}
