import { formatInZone } from "@/lib/dates";
import type { EventSummary } from "@/server/domains/events/schema";

type Facts = Pick<
  EventSummary,
  "visibility" | "effectiveVisibility" | "membersFirstUntil" | "group" | "timeZone"
>;

/** What is said of an event that not everyone finds; null of one that is listed. */
export function audienceLabel(event: Facts, now: Date): string | null {
  const { visibility, effectiveVisibility, membersFirstUntil, group, timeZone } = event;
  if (effectiveVisibility === "public") return null;
  if (effectiveVisibility === "unlisted") return "Not listed";
  if (visibility !== "private" && membersFirstUntil !== null) {
    return `Members only until ${formatInZone({ at: new Date(membersFirstUntil), now, timeZone })}`;
  }
  return group ? "Members only" : "By invitation";
}
