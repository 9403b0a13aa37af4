import { formatInZone } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { GuestMail, GuestMailStage } from "@/server/domains/notifications/guest-mails/schema";

export const STAGE_LABELS: Record<GuestMailStage, string> = {
  answer: "When they answer",
  line: "While they wait",
  event: "About the event",
  host: "When you step in",
  session: "About sessions",
};

/** When a reminder goes out and to how many; null for emails that something makes go out. */
export function reminderWords({ reminder }: GuestMail, timeZone: string, now: Date): string | null {
  if (!reminder) return null;
  const when = formatInZone({ at: new Date(reminder.dueAt), timeZone, now });
  const { recipients } = reminder;
  const people = `${counted(recipients, "person", "people")}`;
  if (reminder.state === "passed-over") return `${when}: its time had passed, so it wasn't sent`;
  return reminder.state === "sent" ? `${when}, sent to ${people}` : `${when}, to ${people} as of now`;
}
