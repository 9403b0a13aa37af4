import { agoText } from "@/components/analytics/ago";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import type { Moment } from "./moment";

const DAY_MS = 86_400_000;
const RECENT_DAYS = 7;

/** When something was written: "5 min ago", "3 h ago", "2 d ago"; further back the day. */
export function whenWords({ at, now, timeZone }: Moment & { at: Date }): string {
  const days = Math.floor((now.getTime() - at.getTime()) / DAY_MS);
  if (days < 1) return agoText({ at, now, timeZone });
  return days < RECENT_DAYS ? `${days} d ago` : dayWords(dayInZone(at, timeZone));
}
