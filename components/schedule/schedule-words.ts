import type { BadgeTone } from "@/components/ui/badge";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import { waitingLabel } from "../sessions/session-words";

/** The person's status at a session, in words and colour. */
export function scheduleStatus(
  { rsvpStatus, position, isCancelled, endsAt }: ScheduleItem,
  now: Date,
): { text: string; tone: BadgeTone } {
  if (isCancelled) return { text: "Cancelled by the host", tone: "danger" };
  const isOver = now >= new Date(endsAt);
  switch (rsvpStatus) {
    case "confirmed":
      return isOver ? { text: "You were in", tone: "neutral" } : { text: "Going", tone: "success" };
    case "offered":
      return { text: "A seat is being held for you", tone: "warning" };
    case "waitlisted":
      if (isOver) return { text: "Was on the waitlist", tone: "neutral" };
      return { text: waitingLabel(position), tone: "accent" };
    default:
      return { text: "Waiting for the host", tone: "accent" };
  }
}
