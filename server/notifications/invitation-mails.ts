import { isolate } from "../../lib/clean-text";
import { formatEventTime } from "../../lib/dates";
import { invitationPath } from "../domains/invitations/policy";
import { appUrl } from "./app-url";
import type { MailContent } from "./layout";

export type InvitationMailFacts = {
  email: string;
  /** What the host calls them, if anything. */
  name: string | null;
  hostName: string;
  event: {
    title: string;
    slug: string;
    visibility: "public" | "unlisted" | "private";
    inviteToken: string;
    /** Null where it is shown to those who are in only. */
    place: string | null;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    allDay: boolean;
  };
};

/** Asks somebody to come, and links to where they can say so. */
export function invitationMail({ name, hostName, event }: InvitationMailFacts, now: Date): MailContent {
  const facts: MailContent["facts"] = [
    { label: "Event", value: event.title },
    { label: "When", value: formatEventTime({ ...event, now }) },
    ...(event.place ? [{ label: "Where", value: event.place }] : []),
  ];
  return {
    subject: `${isolate(hostName)} invites you: ${isolate(event.title)}`,
    greeting: name ? `Hello ${isolate(name)},` : "Hello,",
    paragraphs: [
      `${isolate(hostName)} would like you to come. Say on the event page whether you will be there.`,
    ],
    facts,
    action: { label: "See the invitation", url: appUrl(invitationPath(event)) },
    footer: `You get this mail because ${isolate(hostName)} gave us your address to invite you. If you ignore it, you hear nothing more.`,
  };
}
