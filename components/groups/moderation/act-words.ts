import { reportReasons } from "@/components/posts/report-words";
import { counted } from "@/lib/plural";
import type { QueueItem } from "@/server/domains/moderation/schema";

const heldWords = { first: "First post of a new member", "watched-word": "Has a watched word" };

/** What was reported or waits. */
export const targetWords: Record<QueueItem["targetType"], string> = {
  post: "Post",
  comment: "Comment",
  person: "Member",
  group: "Group",
};

/** Why something is in the queue, in words. */
export function whyQueued({ reporters, reasons, heldFor }: QueueItem): string[] {
  return [
    ...(heldFor ? [heldWords[heldFor]] : []),
    ...(reporters > 0 ? [`Reported by ${counted(reporters, "person", "people")}`] : []),
    ...reasons.map(({ reason }) => reportReasons[reason].label),
  ];
}

/** What a line of the log says that a moderator did, by its kind. */
export const logWords: Record<string, string> = {
  hidden: "hid",
  unhidden: "unhid",
  approved: "approved",
  rejected: "rejected",
  locked: "locked",
  unlocked: "unlocked",
  pinned: "pinned",
  unpinned: "unpinned",
  deleted: "deleted",
  undeleted: "restored",
  dismissed: "dismissed the reports of",
  upheld: "upheld the reports of",
  warned: "warned",
  suspended: "paused posting for",
  unsuspended: "ended the pause for",
  removed: "removed",
  banned: "banned",
  unbanned: "lifted the ban of",
  "all-hidden": "hid everything by",
  "event-taken-out": "took out an event of",
  "role-changed": "changed the role of",
};
