import { formatInZone } from "@/lib/dates";

/** How long ago something was: "Just now", "5 min ago", "3 h ago"; further back the day and time in the zone. */
export function agoText({ at, now, timeZone }: { at: Date; now: Date; timeZone: string }): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return "Just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return formatInZone({ at, now, timeZone });
}
