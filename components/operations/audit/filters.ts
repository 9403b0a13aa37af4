import { AUDIT_SUBJECTS, listAuditInput } from "@/server/domains/operations/audit/schema";
import { choicesIn, textIn } from "../choices";

export const LINES_PER_PAGE = 50;

/** What the audit log is asked for at this address. */
export function auditInput(address: Record<string, string | undefined>) {
  const { subject } = choicesIn(address, { subject: AUDIT_SUBJECTS });
  const subjectId = textIn(address.subjectId);
  const actorId = listAuditInput.shape.actorId.safeParse(address.actorId).data;
  return {
    limit: LINES_PER_PAGE,
    ...(subject && { subject }),
    ...(subjectId && { subjectId }),
    ...(actorId && { actorId }),
  };
}
