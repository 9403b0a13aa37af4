import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";

/** The confirmed number of a person, if any. @throws DomainError not-found */
export async function getPhone(db: Queryable, userId: string): Promise<{ phone: string | null }> {
  const person = await db.user.findUnique({
    where: { id: userId },
    select: { phone: true, phoneConfirmedAt: true },
  });
  if (!person) throw notFound("account");
  return { phone: person.phoneConfirmedAt ? person.phone : null };
}
