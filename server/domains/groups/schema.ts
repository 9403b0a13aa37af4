import { z } from "zod";
import { pictureUrl } from "../../../lib/picture-url";
import { httpsUrl, line, multiline } from "../../../lib/text-schema";
import { id, instantIn, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";

/** Groups that one person may own. */
export const OWNED_MAX = 100;
export const LINKS_MAX = 10;
export const TOPICS_MAX = 5;
export const WATCHED_WORDS_MAX = 100;
const MEMBERS_LIMIT = 1_000_000;
const SLOW_SECONDS_MAX = 86_400;

/** An id or a slug of a group. */
export const groupKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "A group id is needed.");

export const groupRole = z.enum(["owner", "moderator", "member"]);
export const groupVisibility = z.enum(["public", "unlisted", "private"]);
export const groupJoining = z.enum(["open", "approval", "invitation"]);
export const groupLevel = z.enum(["everything", "highlights", "nothing"]);

const wholeNumber = (min: number, max: number) => {
  const sentence = `Choose a whole number from ${min} to ${max.toLocaleString("en-GB")}.`;
  return z.number(sentence).int(sentence).min(min, sentence).max(max, sentence);
};

/** Each entry once, compared without regard to case; the first spelling stays. */
const each = (max: number, length: number, most: string) =>
  z
    .array(line(length))
    .max(max, most)
    .overwrite((words) => {
      const seen = new Set<string>();
      return words.filter((word) => !seen.has(word.toLowerCase()) && seen.add(word.toLowerCase()));
    });

const name = line(120, { empty: "Give your group a name." });

/** What an owner writes about a group, and how it is run; each may be left out. */
const fields = {
  description: multiline(10_000).describe("Markdown."),
  rules: multiline(10_000).describe("Markdown."),
  place: line(200).nullable().describe("Where its members meet or live."),
  links: z
    .array(z.strictObject({ label: line(60), url: httpsUrl(500) }))
    .max(LINKS_MAX, `Use at most ${LINKS_MAX} links.`),
  visibility: groupVisibility.describe(
    "`public`: listed; `unlisted`: for everyone who has the address; `private`: known to its members only.",
  ),
  joining: groupJoining.describe("`open`, `approval` of a moderator, or `invitation`."),
  coverUrl: pictureUrl(2_000).nullable().describe("A picture elsewhere, or the address of an upload."),
  coverUploadId: id.nullable().describe("An upload for `group_cover`, instead of `coverUrl`."),
  topics: each(TOPICS_MAX, 60, `Choose at most ${TOPICS_MAX} topics.`).describe(
    "Names of topic tags of the site.",
  ),
  membersMax: wholeNumber(1, MEMBERS_LIMIT).nullable().describe("Null: any number."),
  holdsFirst: z.boolean().describe("The first post or comment of a member waits for a moderator."),
  slowSeconds: wholeNumber(0, SLOW_SECONDS_MAX).describe(
    "How long a member waits between two posts or comments.",
  ),
  watchedWords: each(WATCHED_WORDS_MAX, 60, `Use at most ${WATCHED_WORDS_MAX} words.`).describe(
    "A post or comment with one of these waits for a moderator.",
  ),
  eventsBy: groupRole.describe("Who makes events in the group: this role and those above."),
};
const changes = z.strictObject({ name, ...fields }).partial();
export type GroupChanges = z.output<typeof changes>;

export const createGroupInput = changes.extend({ name });
export const groupIdInput = z.strictObject({ groupId: groupKey });
export const editGroupInput = changes.extend({
  groupId: groupKey,
  expectedVersion: z.number().int().optional().describe("The `version` that the change was made on."),
});
export const archiveGroupInput = groupIdInput.extend({ archived: z.boolean() });

export const listGroupsInput = z.strictObject({
  q: line(100).optional().describe("Words that name, description, place or topics must contain."),
  topic: line(60).optional().describe("Only groups with this topic tag, by name."),
  near: line(100).optional().describe("Words that the place must contain."),
  mine: z.enum(["true", "false"]).optional().describe("`true`: only groups that one is a member of."),
  sort: z.enum(["newest", "members"]).default("newest").describe("Newest first, or most members first."),
  ...pageIn,
});
export type GroupFilters = Omit<z.output<typeof listGroupsInput>, "cursor" | "limit" | "mine"> & {
  mine: boolean;
};

const topicOut = z.object({ id, name: z.string(), slug: z.string(), color: z.string() });

const settingsOut = z.object({
  holdsFirst: z.boolean(),
  slowSeconds: z.number().int(),
  watchedWords: z.array(z.string()),
  eventsBy: groupRole,
});

/** A group in a list, as the viewer sees it. */
export const groupSummaryOut = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  place: z.string().nullable(),
  visibility: groupVisibility,
  joining: groupJoining,
  coverUrl: z.string().nullable(),
  topics: z.array(topicOut),
  membersMax: z.number().int().nullable(),
  memberCount: z.number().int(),
  postCount: z.number().int(),
  role: groupRole.nullable().describe("What the caller is in it."),
  level: groupLevel.nullable().describe("What the caller is told of."),
  requested: z.boolean().describe("Whether the caller asked to join and waits for an answer."),
  suspendedUntil: instantOut.nullable().describe("Until then the caller reads and does not write."),
  archivedAt: instantOut.nullable().describe("Since when it is read-only."),
  createdAt: instantOut,
  version: z.number().int(),
});
export type GroupSummary = z.infer<typeof groupSummaryOut>;

export const groupOut = groupSummaryOut.extend({
  rules: z.string(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  coverUploadId: id.nullable(),
  settings: settingsOut.nullable().describe("For owners and moderators; else null."),
});
export type GroupOut = z.infer<typeof groupOut>;

export const groupsOut = pageOf(groupSummaryOut);

const groupForEvents = z.object({ id, slug: z.string(), name: z.string(), visibility: groupVisibility });
export type GroupForEvents = z.infer<typeof groupForEvents>;
export const groupsForEventsOut = z.object({ items: z.array(groupForEvents) });
export const doneOut = z.object({ done: z.literal(true) });

export const joinInput = groupIdInput.extend({
  note: multiline(1_000).optional().describe("For the moderators, where they approve who joins."),
});
export const joinedOut = z.object({ status: z.enum(["member", "requested"]) });
export type Joined = z.infer<typeof joinedOut>;

export const takenBackOut = z.object({
  isMember: z.boolean().describe("True where a moderator approved the request before."),
});

export const membershipInput = groupIdInput.extend({
  level: groupLevel.optional(),
  seenAt: instantIn.optional().describe("Until when the caller has seen the group's posts; it only grows."),
});
export const membershipOut = z.object({
  role: groupRole,
  level: groupLevel,
  joinedAt: instantOut,
  seenAt: instantOut.nullable(),
  suspendedUntil: instantOut.nullable(),
});
export type MembershipOut = z.infer<typeof membershipOut>;

export const listMembersInput = groupIdInput.extend({
  q: line(100).optional().describe("Words that the name must contain."),
  role: groupRole.optional().describe("Only members with this role."),
  ...pageIn,
});
const personOut = z.object({ id, name: z.string(), imageUrl: z.string().nullable() });
export const memberOut = z.object({
  userId: id,
  name: z.string(),
  imageUrl: z.string().nullable(),
  role: groupRole,
  joinedAt: instantOut,
  suspendedUntil: instantOut.nullable().describe("For owners and moderators, and one's own; else null."),
});
export const membersOut = pageOf(memberOut);
export type MembersPage = z.infer<typeof membersOut>;

export const personInGroupInput = groupIdInput.extend({ userId: id });
export const changeRoleInput = personInGroupInput.extend({ role: groupRole });
export const changedRoleOut = z.object({ userId: id, role: groupRole });
export const removeMemberInput = personInGroupInput.extend({ reason: line(500).optional() });
export const banInput = personInGroupInput.extend({
  reason: line(500, { empty: "Say why." }),
  until: instantIn.nullable().optional().describe("When the ban ends; null: never."),
});

export const requestsInput = groupIdInput.extend({ ...pageIn });
export const requestOut = z.object({ user: personOut, note: z.string(), createdAt: instantOut });
export const requestsOut = pageOf(requestOut);
export type RequestsPage = z.infer<typeof requestsOut>;

export const banOut = z.object({
  user: personOut,
  reason: z.string(),
  by: z.string().nullable().describe("The name of the person who banned them."),
  createdAt: instantOut,
  until: instantOut.nullable(),
  bySite: z.boolean().describe("The site banned them, and only the site lifts it; then `by` is null."),
});
export const bansOut = pageOf(banOut);
export type BansPage = z.infer<typeof bansOut>;
