const LAST_CALL_MS = 2 * 60 * 60_000;

/** Quiet hours hold what is about an event until then at most: two hours before its start. */
export const lastCallAt = ({ startsAt }: { startsAt: Date }): Date =>
  new Date(startsAt.getTime() - LAST_CALL_MS);
