/** A computer that slept has not waited meanwhile, and a timer cannot wait for more than 24 days. */
export const LOOK_AGAIN_MS = 60_000;

/** Whether one of the instants (ISO) lies after `before` and not after `present`, or the clock was set back. */
export function crossesBoundary(instants: readonly string[], before: Date, present: Date): boolean {
  if (present < before) return true;
  return instants.some((at) => {
    const instant = Date.parse(at);
    return instant > before.getTime() && instant <= present.getTime();
  });
}
