/** How long before its start people with a seat are reminded of a session. */
export const MINUTES_BEFORE = 15;

/** The dedupe key of a reminder for one person: this session, for the start that it had. */
export function reminderOccurrence(sessionId: string, startsAt: Date): string {
  return `${sessionId} ${startsAt.toISOString()}`;
}
