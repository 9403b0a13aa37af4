/** The reminder of an offer is sent this long before its end, or half-way for a shorter offer. */
const ENDING_MS = 60 * 60_000;
/** An offer this short or shorter has no reminder. */
const TOO_SHORT_MS = 30 * 60_000;

/** When the reminder of an offer is due; null where the offer is too short for one. */
export function offerReminderAt({ offeredAt, expiresAt }: { offeredAt: Date; expiresAt: Date }): Date | null {
  const lengthMs = expiresAt.getTime() - offeredAt.getTime();
  if (lengthMs <= TOO_SHORT_MS) return null;
  return new Date(expiresAt.getTime() - Math.min(ENDING_MS, lengthMs / 2));
}
