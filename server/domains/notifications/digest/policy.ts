import { localToUtc, utcToLocal } from "../../../../lib/dates";

export type DigestFrequency = "never" | "daily" | "weekly";

const CLOCK = "08:00";
const MONDAY = 1;

/** When the next digest is due after an instant: at eight in the person's zone, each day or on Mondays. */
export function nextDigestAt(frequency: DigestFrequency, timeZone: string, after: Date): Date {
  const day = new Date(`${utcToLocal(after, timeZone).slice(0, 10)}T00:00:00Z`);
  for (;;) {
    const isDay = frequency !== "weekly" || day.getUTCDay() === MONDAY;
    const at = localToUtc(`${day.toISOString().slice(0, 10)}T${CLOCK}`, timeZone);
    if (isDay && at > after) return at;
    day.setUTCDate(day.getUTCDate() + 1);
  }
}
