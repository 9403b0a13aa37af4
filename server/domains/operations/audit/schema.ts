import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";

/** What operators can do; each leaves a line in the audit log, in the transaction that does it. */
const AUDIT_ACTIONS = [
  "user.banned",
  "user.unbanned",
  "user.role-changed",
  "user.contributions-hidden",
  "event.cancelled",
  "venue.archived",
  "venue.allowed",
  "fact.replayed",
  "fact.discarded",
  "task.replayed",
  "task.discarded",
  "delivery.retried",
  "bounce.forgotten",
  "incident.resolved",
  "job.started",
  "limit.lifted",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_SUBJECTS = [
  "user",
  "event",
  "venue",
  "fact",
  "task",
  "delivery",
  "bounce",
  "incident",
  "job",
  "limit",
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

export const listAuditInput = z.strictObject({
  subject: z.enum(AUDIT_SUBJECTS).optional(),
  subjectId: optionalLine(300).optional(),
  actorId: id.optional(),
  ...pageIn,
});

const auditEntryOut = z.object({
  id,
  at: instantOut,
  /** Null where a command on the server did it. */
  actor: z.object({ id, name: z.string() }).nullable(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  /** The name of a person, the title of an event or the name of a venue, that it was done to. */
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntryOut = z.infer<typeof auditEntryOut>;
export const auditOut = pageOf(auditEntryOut);
