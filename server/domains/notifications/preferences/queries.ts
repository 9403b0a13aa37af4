import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { preferencesWith } from "./policy";
import type { Preferences } from "./schema";

/** A person's notification settings. @throws DomainError not-found */
export async function getPreferences(db: Queryable, userId: string): Promise<Preferences> {
  const person = await db.user.findUnique({
    where: { id: userId },
    select: {
      timeZone: true,
      quietFrom: true,
      quietTo: true,
      phoneConfirmedAt: true,
      preferences: { select: { kind: true, channel: true, enabled: true } },
    },
  });
  if (!person) throw notFound("account");
  const { timeZone, quietFrom: from, quietTo: to, phoneConfirmedAt, preferences } = person;
  return {
    kinds: preferencesWith(preferences),
    quiet: from === null || to === null ? null : { from, to },
    timeZone,
    hasPhone: phoneConfirmedAt !== null,
  };
}
