import { cursorOf, placeInTime } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import { namesOf } from "../audit/queries";
import { maskText } from "../deliveries/policy";
import type { IncidentKind, IncidentsOut } from "./schema";

/** By when it last happened, the newest first. */
const incidentsBefore = cursorOf("incidents", placeInTime);

/** What went wrong, what happened last first. @throws DomainError invalid for a broken cursor */
export async function listIncidents(
  db: Queryable,
  by: {
    state: "open" | "resolved";
    kind?: IncidentKind | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<IncidentsOut> {
  const { state, kind, limit } = by;
  const before = incidentsBefore.read(by.cursor);
  const rows = await db.incident.findMany({
    where: {
      resolvedAt: state === "open" ? null : { not: null },
      ...(kind !== undefined && { kind }),
      ...(before && { OR: [{ lastAt: { lt: before.at } }, { lastAt: before.at, id: { lt: before.id } }] }),
    },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = incidentsBefore.page(rows, limit, ({ lastAt, id }) => ({ at: lastAt, id }));
  const [open, names] = await Promise.all([
    countOpen(db),
    namesOf(
      db,
      page.items.flatMap((row) => row.resolvedById ?? []),
    ),
  ]);
  const items = page.items.map(({ resolvedById, detail, firstAt, lastAt, resolvedAt, ...row }) => ({
    ...row,
    detail: masked(detail as Record<string, unknown>),
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    resolvedBy: names.get(resolvedById ?? "") ?? null,
  }));
  return { items, nextCursor: page.nextCursor, open };
}

/** The detail of an incident may quote a person's address. */
function masked(detail: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(detail);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? maskText(value) : value]),
  );
}

/** Open incidents by kind, those of most first. */
export function countOpen(db: Queryable): Promise<{ kind: string; count: number }[]> {
  return db.$queryRaw`
    select kind, count(*)::int as count from "Incident" where "resolvedAt" is null group by kind order by 2 desc, 1`;
}
