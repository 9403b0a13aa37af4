/** The last reminder of an offer comes this long before its end, or half-way where it is shorter. */
const ENDING_MS = 60 * 60_000;
/** Of an offer this short nobody is reminded. */
const TOO_SHORT_MS = 30 * 60_000;

/** When somebody is reminded that their offer ends; null where it is too short for that. */
export function offerReminderAt({ offeredAt, expiresAt }: { offeredAt: Date; expiresAt: Date }): Date | null {
  const lengthMs = expiresAt.getTime() - offeredAt.getTime();
  if (lengthMs <= TOO_SHORT_MS) return null;
  return new Date(expiresAt.getTime() - Math.min(ENDING_MS, lengthMs / 2));
}
