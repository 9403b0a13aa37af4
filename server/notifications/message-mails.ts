import { isolate } from "../../lib/clean-text";
import { formatEventTime } from "../../lib/dates";
import { appUrl } from "./app-url";
import type { MailContent } from "./layout";

export type MessageMailFacts = {
  subject: string;
  /** Plain text; empty lines part paragraphs. */
  body: string;
  /** The name in the greeting. */
  name: string;
  /** The name of the person whom replies reach; null where replies reach no one. */
  repliesTo: string | null;
  event: {
    title: string;
    slug: string;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    allDay: boolean;
    host: { name: string };
  };
};

/** A host's message to one guest. The place is left to the event page, which knows who may see it. */
export function messageMail(facts: MessageMailFacts, now: Date): MailContent {
  const { subject, body, name, repliesTo, event } = facts;
  const paragraphs = body.split(/\n[\t ]*\n\s*/).filter((text) => text.trim() !== "");
  return {
    subject,
    greeting: `Hello ${isolate(name)},`,
    paragraphs,
    facts: [
      { label: "Event", value: event.title },
      { label: "When", value: formatEventTime({ ...event, now }) },
      { label: "Host", value: event.host.name },
    ],
    action: { label: "See the event", url: appUrl(`/events/${event.slug}`) },
    footer: [
      `The hosts of ${isolate(event.title)} wrote this. You're receiving it because you RSVPed to their event on Turnout.`,
      ...(repliesTo === null ? [] : [`Reply to this email to write to ${repliesTo}.`]),
    ].join(" "),
  };
}
