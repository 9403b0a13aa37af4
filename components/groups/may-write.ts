import type { GroupOut } from "@/server/domains/groups/schema";

/** Whether the viewer may write in the group at this moment, as far as the page knows. The server decides. */
export function mayWriteIn(
  { role, archivedAt, suspendedUntil }: Pick<GroupOut, "role" | "archivedAt" | "suspendedUntil">,
  now: Date,
): boolean {
  return role !== null && !archivedAt && !(suspendedUntil && new Date(suspendedUntil) > now);
}
