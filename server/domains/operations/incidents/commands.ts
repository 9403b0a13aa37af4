import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../../lib/uuid";
import type { Queryable } from "../../../db/transaction";

/** What may go wrong and is worth an operator's look. */
export type IncidentKind =
  | "invariant.violated"
  | "waitlist.not-served"
  | "fact.parked"
  | "task.parked"
  | "delivery.parked"
  | "job.failed";

export type NewIncident = {
  kind: IncidentKind;
  /** What it is about; the same thing again is counted, not listed twice. */
  key: string;
  /** Ids and figures; never an address, a name or a token. */
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
