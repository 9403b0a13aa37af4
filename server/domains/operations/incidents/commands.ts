import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../../lib/uuid";
import type { Db } from "../../../db/client";
import { inTransaction, type Queryable, type Tx } from "../../../db/transaction";
import { recordAudit } from "../audit/commands";
import { BULK_MAX } from "../bulk.schema";
import type { IncidentKind } from "./schema";

export type { IncidentKind };

export type NewIncident = {
  kind: IncidentKind;
  /** What it is about; the same thing again is counted, not listed twice. */
  key: string;
  /** Ids and numbers; never an address, a name or a token. */
  detail: Record<string, string | number | boolean | null>;
};

/** Writes down what should not have happened. One that was resolved is open again. */
export async function recordIncidents(db: Queryable, incidents: NewIncident[], now: Date): Promise<void> {
  if (incidents.length === 0) return;
  const distinct = new Map(incidents.map((incident) => [`${incident.kind} ${incident.key}`, incident]));
  const rows = [...distinct.values()].map((one) => ({ id: uuidV7(now.getTime(), randomBytes(10)), ...one }));
  await db.$executeRaw`
    insert into "Incident" as i (id, kind, key, detail, "firstAt", "lastAt")
    select n.id, n.kind, n.key, n.detail, ${now}::timestamptz, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, kind text, key text, detail jsonb)
    order by n.kind, n.key
    on conflict (kind, key) do update set count = i.count + 1, detail = excluded.detail,
      "lastAt" = excluded."lastAt", "resolvedAt" = null, "resolvedById" = null`;
}

type Which = { ids?: string[] | undefined; kind?: IncidentKind | undefined };

/**
 * Closes open incidents: those with these ids, or all of a kind, at most a thousand at a time.
 * @returns how many it closed
 */
export function resolveIncidents(
  db: Db,
  { which, actorId, now }: { which: Which; actorId: string | null; now: Date },
): Promise<{ count: number }> {
  const { ids = null, kind = null } = which;
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; kind: string }[]>`
      update "Incident" set "resolvedAt" = ${now}::timestamptz, "resolvedById" = ${actorId}::uuid
      where id = any(array(
        select id from "Incident" where "resolvedAt" is null
          and (${ids}::uuid[] is null or id = any(${ids}::uuid[])) and (${kind}::text is null or kind = ${kind})
        order by id limit ${BULK_MAX} for update
      ))
      returning id, kind`;
    const entries = rows.map(({ id, kind }) => ({
      actorId,
      action: "incident.resolved" as const,
      detail: { kind },
      subject: { kind: "incident" as const, id },
    }));
    await recordAudit(tx, entries, now);
    return { count: rows.length };
  });
}

/** Closes the incidents of things that an operator has just dealt with; what goes wrong again is open again. */
export async function closeIncidents(
  tx: Tx,
  { kind, keys, actorId, now }: { kind: IncidentKind; keys: string[]; actorId: string | null; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    update "Incident" set "resolvedAt" = ${now}::timestamptz, "resolvedById" = ${actorId}::uuid
    where kind = ${kind} and key = any(${keys}::text[]) and "resolvedAt" is null`;
}
