import { isolate } from "../../lib/clean-text";
import { formatTime, relativeDay } from "../../lib/dates";
import { counted } from "../../lib/plural";
import type { MailContent } from "./layout";
import type { RsvpMailFacts } from "./rsvp-facts";
import { mailAbout, seatsOf } from "./rsvp-mails";

const MINUTE_MS = 60_000;
/** From here on the hours that are left say more than the day. */
const SOON_MINUTES = 180;

/**
 * "Tomorrow, 19:00", to somebody who is in. How far it is to the start is told as of `now`: a reminder may have waited
 * for a night to be over.
 * @param minutesBefore which of the event's reminders it is
 */
export function reminderContent(facts: RsvpMailFacts, minutesBefore: number, now: Date): MailContent {
  const { event } = facts;
  return mailAbout(facts, now, {
    subject: `${startsWhen(event, now)}: ${isolate(event.title)}`,
    paragraphs: [
      `${seatsOf(facts)} We look forward to seeing you.`,
      minutesBefore > SOON_MINUTES
        ? "If your plans have changed, give your place back on the event page: whoever has waited longest gets it."
        : "If you cannot come after all, say so on the event page, so that nobody waits for you.",
    ],
    action: "See your RSVP",
  });
}

/** The time or the place is another one; to everyone who holds or awaits a seat. */
export function rescheduledContent(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `New time or place: ${isolate(facts.event.title)}`,
    paragraphs: [
      "The host has changed when or where this event takes place. Below is how it stands now.",
      facts.status === "confirmed"
        ? `${seatsOf(facts)} If you cannot come any more, give your place back on the event page: whoever has waited longest gets it.`
        : "Your answer stands as it was.",
    ],
    action: facts.status === "confirmed" ? "See your RSVP" : "See the event",
  });
}

/** "Starts in 45 minutes", "Today, 19:00", "Tomorrow, 19:00", "In 3 days", "Sat 28 Nov". */
function startsWhen({ startsAt, timeZone, allDay }: RsvpMailFacts["event"], now: Date): string {
  if (allDay) return relativeDay({ at: startsAt, timeZone, now });
  const minutes = Math.max(1, Math.round((startsAt.getTime() - now.getTime()) / MINUTE_MS));
  if (minutes <= SOON_MINUTES) return `Starts in ${durationWords(minutes)}`;
  const day = relativeDay({ at: startsAt, timeZone, now });
  const isNear = day === "Today" || day === "Tomorrow";
  return isNear ? `${day}, ${formatTime(startsAt, timeZone)}` : day;
}

function durationWords(minutes: number): string {
  if (minutes < 55) return `${counted(minutes, "minute")}`;
  const hours = Math.round(minutes / 60);
  return `about ${counted(hours, "hour")}`;
}
