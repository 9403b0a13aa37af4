/** A period with an id; it includes its start and not its end. */
type Period = { sessionId: string; startsAt: string; endsAt: string };

/**
 * By session, the other sessions of the list at the same time. One that begins when another ends does not clash.
 * @param periods instants in ISO 8601, UTC
 */
export function clashesAmong(periods: Period[]): Map<string, string[]> {
  const sorted = periods.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const clashes = new Map<string, string[]>();
  const note = (a: string, b: string) => clashes.set(a, [...(clashes.get(a) ?? []), b]);
  for (const [index, one] of sorted.entries()) {
    for (const other of sorted.slice(index + 1)) {
      if (Date.parse(other.startsAt) >= Date.parse(one.endsAt)) break;
      note(one.sessionId, other.sessionId);
      note(other.sessionId, one.sessionId);
    }
  }
  return clashes;
}
