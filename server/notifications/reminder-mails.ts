import { isolate } from "../../lib/clean-text";
import { formatEventTime, formatTime, relativeDay } from "../../lib/dates";
import { counted } from "../../lib/plural";
import { changeSentence, changeTitle, type FactChange } from "../domains/events/changes/policy";
import { appUrl } from "./app-url";
import type { MailContent } from "./layout";
import type { RsvpMailFacts } from "./rsvp-facts";
import { mailAbout, seatsOf } from "./rsvp-mails";

const MINUTE_MS = 60_000;
/** Within this time of the start, the remaining hours say more than the day. */
const SOON_MINUTES = 180;

/**
 * "Tomorrow, 19:00", to a guest with a seat. The time to the start is counted from `now`, because a reminder may have
 * waited for quiet hours to end.
 * @param minutesBefore which of the event's reminders it is
 */
export function reminderContent(facts: RsvpMailFacts, minutesBefore: number, now: Date): MailContent {
  const { event } = facts;
  return mailAbout(facts, now, {
    subject: `${startsWhen(event, now)}: ${isolate(event.title)}`,
    paragraphs: [
      `${seatsOf(facts)} We look forward to seeing you.`,
      minutesBefore > SOON_MINUTES
        ? "If your plans have changed, cancel on the event page so someone else can come."
        : "If you can't come after all, please cancel on the event page so no one waits for you.",
    ],
    action: "See your RSVP",
  });
}

/** Sessions that an email names; the page has all. */
const SESSIONS_MAX = 10;

/** Asks a person who was there how it was. @param facts.sessions the titles of those in which they had a seat */
export function feedbackContent(facts: RsvpMailFacts & { sessions?: string[] }, now: Date): MailContent {
  const { event, sessions = [] } = facts;
  const named = sessions.slice(0, SESSIONS_MAX).map((title) => `• ${isolate(title)}`);
  const more = sessions.length > SESSIONS_MAX ? ["…"] : [];
  const mail = mailAbout(facts, now, {
    subject: `How was ${isolate(event.title)}?`,
    paragraphs: [
      "Thanks for coming. Your stars and a few words help the host. You can stay anonymous.",
      ...(named.length > 0 ? [["You can rate your sessions too:", ...named, ...more].join("\n")] : []),
    ],
    action: "Give feedback",
  });
  return { ...mail, action: { ...mail.action, url: appUrl(`/events/${event.slug}/feedback`) } };
}

/** An RSVP, and the changes of its event's time and place that are new to the person. */
export type TellsOf = { about: RsvpMailFacts; changes: FactChange[] };

/**
 * What changed, with the values before; to every guest who holds or awaits a seat.
 * @param events one, or several dates of a series
 */
export function rescheduledContent(events: readonly TellsOf[], now: Date): MailContent {
  const [first] = events;
  if (!first) throw new Error("there is no event to write about");
  const facts = first.about;
  const what = changeTitle(events.flatMap(({ changes }) => changes));
  const several = events.length > 1 ? ` (${counted(events.length, "date")})` : "";
  return mailAbout(facts, now, {
    subject: `${what}: ${isolate(facts.event.title)}${several}`,
    paragraphs: [
      events.length > 1
        ? `The host has changed ${counted(events.length, "date")} that you have RSVPed to.`
        : "The host has changed when or where this event takes place.",
      ...events.map(({ about, changes }) => {
        const sentences = changes.map(changeSentence).join("\n");
        const isTold = events.length === 1 || changes.some(({ what: one }) => one === "time");
        return isTold ? sentences : `${formatEventTime({ ...about.event, now })}\n${sentences}`;
      }),
      facts.status === "confirmed"
        ? `${seatsOf(facts)} If you can't come any more, cancel on the event page so someone else can come.`
        : "Your RSVP hasn't changed.",
    ],
    action: facts.status === "confirmed" ? "See your RSVP" : "See the event",
  });
}

/** "Starts in 45 minutes", "Today, 19:00", "Tomorrow, 19:00", "In 3 days", "Sat 28 Nov". */
export function startsWhen(
  { startsAt, timeZone, allDay }: Pick<RsvpMailFacts["event"], "startsAt" | "timeZone" | "allDay">,
  now: Date,
): string {
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
