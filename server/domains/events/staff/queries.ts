import type { Queryable } from "../../../db/transaction";
import type { StaffMember } from "./schema";

/** The staff of the event: co-hosts first, then by address. */
export function listStaff(db: Queryable, eventId: string): Promise<StaffMember[]> {
  return db.eventStaff.findMany({
    where: { eventId },
    select: { email: true, role: true },
    orderBy: [{ role: "asc" }, { email: "asc" }],
  });
}
