import type { Tx } from "../../../db/transaction";
import type { AuditAction, AuditSubject } from "./schema";

type NewAuditEntry = {
  /** Null where a command on the server did it. */
  actorId: string | null;
  action: AuditAction;
  subject: { kind: AuditSubject; id: string };
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
