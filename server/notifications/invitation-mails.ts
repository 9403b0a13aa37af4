import { isolate } from "../../lib/clean-text";
import { formatEventTime } from "../../lib/dates";
import type { MailContent } from "./layout";

export type InvitationMailFacts = {
  /** What the host calls them, if anything. */
  name: string | null;
  hostName: string;
  /** The page where they answer; for them alone. */
  url: string;
  event: {
    title: string;
    /** Null where it is shown to guests with a seat only. */
    place: string | null;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    allDay: boolean;
  };
};

/** Invites a person, with a link to where they answer. */
export function invitationMail({ name, hostName, event, url }: InvitationMailFacts, now: Date): MailContent {
  const facts: MailContent["facts"] = [
    { label: "Event", value: event.title },
    { label: "When", value: formatEventTime({ ...event, now }) },
    ...(event.place ? [{ label: "Where", value: event.place }] : []),
  ];
  return {
    subject: `${isolate(hostName)} invites you: ${isolate(event.title)}`,
    greeting: name ? `Hello ${isolate(name)},` : "Hello,",
    paragraphs: [
      `${isolate(hostName)} would like you to come. Let them know if you can make it.`,
      "The link is for you alone, so please don't forward this email.",
    ],
    facts,
    action: { label: "Answer the invitation", url },
    footer: `You're receiving this because ${isolate(hostName)} entered your email address to invite you. If you ignore it, you won't hear about this event again.`,
  };
}
