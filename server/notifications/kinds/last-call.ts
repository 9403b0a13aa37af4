const LAST_CALL_MS = 2 * 60 * 60_000;

/** Quiet hours hold notices about an event until two hours before its start at most. */
export const lastCallAt = ({ startsAt }: { startsAt: Date }): Date =>
  new Date(startsAt.getTime() - LAST_CALL_MS);
