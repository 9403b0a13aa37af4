import { isolate } from "../../../lib/clean-text";
import type { Queryable } from "../../db/transaction";
import { appUrl } from "../app-url";
import type { MailContent } from "../layout";
import { memberKey, readReaders } from "../sourcing/members";
import type { Kind, Notice, Subject } from "./kind";

const DAY_MS = 24 * 60 * 60_000;

/** What a notification says to a member, before the greeting. */
export type MemberWords = {
  title: string;
  body: string;
  path: string;
  staleBecause: string | null;
  /** Quiet hours may hold it until then; left out = for a day. */
  latestAt?: Date | null;
  mail: Pick<MailContent, "subject" | "paragraphs" | "facts" | "footer"> & {
    action: string;
    /** Where the action leads, if not to `path`. */
    path?: string;
  };
  whatsapp?: { template: "waitlist_hold_offered" | "waitlist_hold_reminder"; what: string; until: string };
};

/** For whom the words are. */
export type Told = { subject: Subject; timeZone: string; now: Date };

/**
 * A kind for members of an organization, who are named by `organizationId` and `userId` of the subject. It is stale for a
 * person who has left the organization.
 * @param read what each subject is about, in the same order; null where nothing is left to say
 */
export function kindForMembers<Facts>(
  read: (db: Queryable, subjects: Subject[], now: Date) => Promise<(Facts | null)[]>,
  words: (facts: Facts, told: Told) => MemberWords,
): Kind {
  return {
    async load(db, subjects, now) {
      const [facts, readers] = await Promise.all([read(db, subjects, now), readReaders(db, subjects)]);
      return subjects.map((subject, index): Notice | null => {
        const about = facts[index];
        const { organizationId } = subject;
        if (!about || organizationId === undefined) return null;
        const reader = readers.get(memberKey(subject));
        const said = words(about, { subject, timeZone: reader?.timeZone ?? "UTC", now });
        return noticeOf(said, { organizationId, isMember: reader !== undefined, now });
      });
    },
  };
}

function noticeOf(
  { title, body, path, staleBecause, latestAt, mail, whatsapp }: MemberWords,
  { organizationId, isMember, now }: { organizationId: string; isMember: boolean; now: Date },
): Notice {
  const { action, path: mailPath = path, ...content } = mail;
  return {
    eventId: null,
    organizationId,
    brief: { title, body, path },
    staleBecause: isMember ? staleBecause : "The person no longer belongs to the organization.",
    latestAt: latestAt === undefined ? new Date(now.getTime() + DAY_MS) : latestAt,
    mail: async (to) => ({
      ...content,
      greeting: `Hello ${isolate(to.name)},`,
      action: { label: action, url: appUrl(mailPath) },
    }),
    ...(whatsapp && {
      whatsapp: ({ name }) => ({
        template: whatsapp.template,
        variables: { name, what: whatsapp.what, until: whatsapp.until, link: appUrl(path) },
      }),
    }),
  };
}
