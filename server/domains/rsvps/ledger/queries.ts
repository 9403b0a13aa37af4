import type { Db } from "../../../db/client";
import { DomainError } from "../../../errors";
import { auditSentence, ledgerSentence } from "./policy";
import type { AuditLine } from "./schema";

const LINES_MAX = 200;

/** What happened to an RSVP and why, oldest first; the newest 200 lines. */
export async function listLedger(db: Db, rsvpId: string) {
  const lines = await db.rsvpLedger.findMany({
    where: { rsvpId },
    orderBy: { id: "desc" },
    take: LINES_MAX,
    select: { at: true, action: true, seats: true, toStatus: true, detail: true },
  });
  return lines.reverse().map((line) => ({
    at: line.at.toISOString(),
    action: line.action,
    seats: line.seats,
    reason: ledgerSentence({ ...line, detail: (line.detail ?? {}) as Record<string, unknown> }),
  }));
}

/** Everything that happened to the seats of a pool, newest first. For hosts: it names people. */
export async function listAuditLines(
  db: Db,
  poolId: string,
  by: { rsvpId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: AuditLine[]; nextCursor: string | null }> {
  if (by.cursor !== undefined && !/^\d{1,18}$/.test(by.cursor)) throw badCursor();
  const lines = await db.rsvpLedger.findMany({
    where: {
      poolId,
      ...(by.rsvpId && { rsvpId: by.rsvpId }),
      ...(by.cursor && { id: { lt: BigInt(by.cursor) } }),
    },
    orderBy: { id: "desc" },
    take: by.limit + 1,
  });
  const shown = lines.slice(0, by.limit);
  const { people, actors } = await readNames(db, shown);
  const items = shown.map((line) => {
    const personName = (line.rsvpId && people.get(line.rsvpId)) ?? null;
    const detail = (line.detail ?? {}) as Record<string, unknown>;
    return {
      id: String(line.id),
      at: line.at.toISOString(),
      action: line.action,
      seats: line.seats,
      rsvpId: line.rsvpId,
      personName,
      actorName: (line.actorId && actors.get(line.actorId)) ?? null,
      sentence: auditSentence({ ...line, detail }, personName),
    };
  });
  return { items, nextCursor: lines.length > by.limit ? (items.at(-1)?.id ?? null) : null };
}

async function readNames(db: Db, lines: { rsvpId: string | null; actorId: string | null }[]) {
  const rsvps = await db.rsvp.findMany({
    where: { id: { in: [...new Set(lines.flatMap((line) => line.rsvpId ?? []))] } },
    select: { id: true, user: { select: { name: true } } },
  });
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(lines.flatMap((line) => line.actorId ?? []))] } },
    select: { id: true, name: true },
  });
  return {
    people: new Map(rsvps.map(({ id, user }) => [id, user.name])),
    actors: new Map(users.map(({ id, name }) => [id, name])),
  };
}

function badCursor(): DomainError {
  return new DomainError("invalid", "input.invalid", {
    fields: [{ field: "cursor", message: "This cursor is not ours." }],
  });
}
