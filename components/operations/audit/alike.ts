import type { AuditEntryOut } from "@/server/domains/operations/audit/schema";

/** Groups the audit entries of one bulk call. */
export type Deed = { first: AuditEntryOut; others: AuditEntryOut[] };

/** Lines of one call, which have one actor, action and instant, put together; in the order of the lines. */
export function deedsOf(lines: readonly AuditEntryOut[]): Deed[] {
  const deeds: Deed[] = [];
  for (const line of lines) {
    const last = deeds.at(-1);
    if (last && isOneCall(last.first, line)) last.others.push(line);
    else deeds.push({ first: line, others: [] });
  }
  return deeds;
}

function isOneCall(a: AuditEntryOut, b: AuditEntryOut): boolean {
  return a.at === b.at && a.action === b.action && a.actor?.id === b.actor?.id;
}
