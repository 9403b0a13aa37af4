import { z } from "zod";
import { cursorOf, type Page, placeInTime } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import type { AuditEntryOut, AuditSubject } from "./schema";

/** By when it was done, the newest first. */
const entriesBefore = cursorOf("audit", placeInTime);

/** What operators did, newest first. @throws DomainError invalid for a broken cursor */
export async function listAudit(
  db: Queryable,
  by: {
    subject?: AuditSubject | undefined;
    subjectId?: string | undefined;
    actorId?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<AuditEntryOut>> {
  const { subject, subjectId, actorId, limit } = by;
  const before = entriesBefore.read(by.cursor);
  const rows = await db.auditEntry.findMany({
    where: {
      ...(subject !== undefined && { subject }),
      ...(subjectId !== undefined && { subjectId }),
      ...(actorId !== undefined && { actorId }),
      ...(before && { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = entriesBefore.page(rows, limit, ({ at, id }) => ({ at, id }));
  const about = page.items.flatMap((row) => (row.subject === "user" ? row.subjectId : []));
  const titles = await titlesOf(
    db,
    page.items.flatMap((row) => (row.subject === "event" ? row.subjectId : [])),
  );
  const venues = await venueNamesOf(
    db,
    page.items.flatMap((row) => (row.subject === "venue" ? row.subjectId : [])),
  );
  const names = await namesOf(db, [...page.items.flatMap((row) => row.actorId ?? []), ...about]);
  const items = page.items.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor:
      row.actorId === null ? null : { id: row.actorId, name: names.get(row.actorId) ?? "Deleted account" },
    action: row.action,
    subject: row.subject,
    subjectId: row.subjectId,
    subjectName: named(row),
    detail: row.detail as Record<string, unknown>,
  }));
  return { items, nextCursor: page.nextCursor };

  function named({ subject: kind, subjectId }: { subject: string; subjectId: string }): string | null {
    const known = kind === "user" ? names : kind === "venue" ? venues : titles;
    return known.get(subjectId) ?? null;
  }
}

async function venueNamesOf(db: Queryable, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const venues = await db.venue.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(venues.map(({ id, name }) => [id, name]));
}

async function titlesOf(db: Queryable, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const events = await db.event.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(events.map(({ id, title }) => [id, title]));
}

/** The people among these ids. */
export async function namesOf(db: Queryable, ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((one) => z.uuid().safeParse(one).success);
  if (wanted.length === 0) return new Map();
  const users = await db.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}
