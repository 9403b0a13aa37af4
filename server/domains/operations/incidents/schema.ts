import { z } from "zod";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";

/** What may go wrong and is worth an operator's look. */
export const INCIDENT_KINDS = [
  "invariant.violated",
  "waitlist.not-served",
  "fact.parked",
  "task.parked",
  "delivery.parked",
  "job.failed",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

const kind = z.enum(INCIDENT_KINDS);

export const listIncidentsInput = z.strictObject({
  state: z.enum(["open", "resolved"]).default("open"),
  kind: kind.optional(),
  ...pageIn,
});

/** Chosen ones, or all open ones of a kind. */
export const resolveIncidentsInput = z
  .strictObject({ ids: z.array(id).min(1).max(100).optional(), kind: kind.optional() })
  .refine(({ ids, kind }) => (ids === undefined) !== (kind === undefined), "Name incidents or a kind.");

const incidentOut = z.object({
  id,
  kind: z.string(),
  key: z.string(),
  detail: z.record(z.string(), z.unknown()),
  /** How often it happened. */
  count: z.number().int(),
  firstAt: instantOut,
  lastAt: instantOut,
  resolvedAt: instantOut.nullable(),
  resolvedBy: z.string().nullable(),
});
export type IncidentOut = z.infer<typeof incidentOut>;
export const incidentsOut = pageOf(incidentOut).extend({
  /** Open ones by kind. */
  open: z.array(z.object({ kind: z.string(), count: z.number().int() })),
});
export type IncidentsOut = z.infer<typeof incidentsOut>;
