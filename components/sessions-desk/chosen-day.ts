import { dayInZone } from "@/lib/dates";

type Outline = { timeZone: string; days: readonly { day: string }[] };

/** The day to show: the one asked for, else today, else the first day that has sessions; null where there is none. */
export function chosenDay(
  { timeZone, days }: Outline,
  { asked, now }: { asked: string | string[] | null | undefined; now: Date },
): string | null {
  const has = (day: unknown) => days.find((known) => known.day === day)?.day;
  return has(asked) ?? has(dayInZone(now, timeZone)) ?? days[0]?.day ?? null;
}
