import type { Tx } from "../../../db/transaction";

/** What operators can do; each leaves a line in the audit log, in the transaction that does it. */
export type AuditAction =
  | "user.banned"
  | "user.unbanned"
  | "user.role-changed"
  | "fact.replayed"
  | "fact.discarded"
  | "task.replayed"
  | "task.discarded"
  | "delivery.retried"
  | "incident.resolved"
  | "job.started"
  | "limit.lifted";

export type NewAuditEntry = {
  /** Null where a command on the server did it. */
  actorId: string | null;
  action: AuditAction;
  subject: { kind: "user" | "fact" | "task" | "delivery" | "incident" | "job" | "limit"; id: string };
  /** Ids and plain values; never an address, a name or a token. */
  detail?: Record<string, string | number | boolean | null>;
};

/** Adds lines to the audit log. */
export async function recordAudit(tx: Tx, entries: NewAuditEntry[], now: Date): Promise<void> {
  await tx.auditEntry.createMany({
    data: entries.map(({ actorId, action, subject, detail = {} }) => ({
      at: now,
      actorId,
      action,
      subject: subject.kind,
      subjectId: subject.id,
      detail,
    })),
  });
}
