import { isolate } from "../../../../lib/clean-text";
import { appUrl } from "../../app-url";
import type { MailContent } from "../../layout";
import type { KeptWords, Notice } from "../kind";

const DAY_MS = 24 * 60 * 60_000;

export type GroupWords = {
  title: string;
  body: string;
  path: string;
  kept?: KeptWords;
  staleBecause: string | null;
  /** Set where it is shown only while the person is a member of the group. */
  groupId?: string;
  /** Set where it is shown only while the person may read this post or comment. */
  contributionId?: string;
  mail: Pick<MailContent, "paragraphs" | "facts" | "footer"> & {
    action: string;
    /** Where the action leads, if not to `path`. */
    path?: string;
  };
  /** The group of which a link in the email ends these notifications. */
  leaves?: { groupId: string; groupName: string };
};

/** A notification about a group, from its words. */
export function groupNotice(words: GroupWords, now: Date): Notice {
  const { title, body, path, kept, staleBecause, groupId, contributionId, mail, leaves } = words;
  const { action, path: mailPath = path, ...content } = mail;
  return {
    eventId: null,
    ...(groupId !== undefined && { groupId }),
    ...(contributionId !== undefined && { contributionId }),
    ...(leaves && { leaves }),
    brief: { title, body, path },
    ...(kept && { kept }),
    staleBecause,
    latestAt: new Date(now.getTime() + DAY_MS),
    mail: async (to) => ({
      ...content,
      subject: title,
      greeting: to.name === "" ? "Hello," : `Hello ${isolate(to.name)},`,
      action: { label: action, url: appUrl(mailPath) },
    }),
  };
}
