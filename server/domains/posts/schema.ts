import { z } from "zod";
import { isVisible } from "../../../lib/clean-text";
import { line, multiline, optionalLine } from "../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { groupKey, groupRole } from "../groups/schema";
import { TAGS_PER_POST_MAX, tagRefOut } from "../tags/schema";
import { attachmentOut, uploadIds } from "../uploads/schema";

/** Inputs and outputs of posts. */

export const TITLE_MAX = 200;
export const BODY_MAX = 20_000;
export const ATTACHMENTS_MAX = 10;
export const MENTIONS_MAX = 20;
/** The most pinned posts of one group. */
export const PINNED_MAX = 5;
/** How long what was deleted can be brought back; then its text is emptied. */
export const UNDO_DAYS = 30;

export const REACTION_KINDS = ["like", "love", "celebrate", "insightful", "laugh"] as const;
export const reactionKind = z.enum(REACTION_KINDS);
export type ReactionKind = z.infer<typeof reactionKind>;

export const POST_AUDIENCES = ["everyone", "going", "waiting", "attended"] as const;
export const postAudience = z.enum(POST_AUDIENCES);

export const bodyIn = multiline(BODY_MAX)
  .refine((text) => isVisible(text), "Write something.")
  .describe("Markdown. `@[Name](person:ID)` mentions a member of the group.");

export const attachmentIdsIn = uploadIds(ATTACHMENTS_MAX).describe(
  "One's own uploads of the purpose `post_attachment`, in order.",
);
const tagsIn = z
  .array(line(60))
  .max(TAGS_PER_POST_MAX, `Use at most ${TAGS_PER_POST_MAX} tags.`)
  .describe("Names or aliases of tags of the group or of the site.");
const titleIn = optionalLine(TITLE_MAX).nullable().describe("May be left out.");
export const expectedVersion = z
  .number()
  .int()
  .min(1)
  .max(2_147_483_647)
  .describe("The version that was edited; refused as a conflict where it is not the present one.");

const postFields = {
  title: titleIn.optional(),
  body: bodyIn,
  tags: tagsIn.optional(),
  attachmentIds: attachmentIdsIn.optional(),
  eventId: id.nullable().optional().describe("An event that the post is about."),
  audience: postAudience.optional().describe("Other than `everyone`: the guests of the event."),
};

export const groupScope = z.strictObject({ groupId: groupKey });
export const postScope = z.strictObject({ postId: id });

export const createPostInput = groupScope.extend(postFields);
export const editPostInput = postScope.extend({
  ...postFields,
  body: bodyIn.optional(),
  expectedVersion: expectedVersion.optional(),
});
export const pinPostInput = postScope.extend({ pinned: z.boolean() });

export const personOut = z.object({ id, name: z.string(), imageUrl: z.string().nullable() });
export const authorOut = personOut.extend({
  role: groupRole.nullable().describe("What they are in the group now; null = no member."),
});
export type AuthorOut = z.infer<typeof authorOut>;
export const mentionOut = z.object({ id, name: z.string() });

export const reactionsOut = z.object({
  like: z.number().int(),
  love: z.number().int(),
  celebrate: z.number().int(),
  insightful: z.number().int(),
  laugh: z.number().int(),
});
export type ReactionsOut = z.infer<typeof reactionsOut>;

export const reactedOut = z.object({
  reactions: reactionsOut,
  mine: z.array(reactionKind).describe("The reader's own."),
});

/** Counts of unread posts end here: a page says "99+". */
export const UNREAD_MAX = 100;
export const unreadInput = z.strictObject({});
export const unreadOut = z.object({
  items: z.array(z.object({ groupId: id, count: z.number().int().max(UNREAD_MAX) })),
});
export type UnreadOut = z.infer<typeof unreadOut>;

export const watchLevel = z.enum(["watching", "muted"]);
export type WatchLevel = z.infer<typeof watchLevel>;

export const postOut = z.object({
  id,
  groupId: id,
  group: z.object({ id, slug: z.string(), name: z.string() }),
  author: authorOut,
  title: z.string().nullable(),
  body: z.string(),
  audience: postAudience,
  event: z
    .object({ id, slug: z.string(), title: z.string(), startsAt: instantOut, timeZone: z.string() })
    .nullable()
    .describe("Null also where the reader may not see the event."),
  tags: z.array(tagRefOut),
  attachments: z.array(attachmentOut),
  mentions: z.array(mentionOut),
  commentCount: z.number().int(),
  ...reactedOut.shape,
  pinnedAt: instantOut.nullable(),
  lockedAt: instantOut.nullable().describe("Since when it takes no comments."),
  held: z.boolean().describe("It waits for a moderator; only they and its author see it."),
  hidden: z.boolean().describe("A moderator hid it; only they and its author see it."),
  publishedAt: instantOut,
  editedAt: instantOut.nullable(),
  activeAt: instantOut.describe("When it was published or last commented on."),
  isUnread: z.boolean(),
  watch: watchLevel.nullable(),
  version: z.number().int(),
  can: z.object({
    edit: z.boolean(),
    delete: z.boolean(),
    pin: z.boolean(),
    lock: z.boolean(),
    hide: z.boolean(),
    comment: z.boolean(),
  }),
});
export type PostOut = z.infer<typeof postOut>;
export const newPostOut = postOut.extend({
  created: z.boolean().describe("False where the same text was posted a moment before."),
});

export const FEED_SORTS = ["newest", "active"] as const;
const feedFilters = {
  sort: z.enum(FEED_SORTS).default("newest"),
  tag: line(60).optional().describe("Only posts with this tag, by its name or an alias."),
  eventId: id.optional().describe("Only posts about this event."),
  unread: z.stringbool().optional().describe("`true`: only posts with something unread."),
  ...pageIn,
};
export const listPostsInput = groupScope.extend(feedFilters);
export const ownFeedInput = z.strictObject(feedFilters);
export const postsOut = pageOf(postOut);

export const watchInput = postScope.extend({
  level: watchLevel.nullable().describe("Null = as the level of the group says."),
});
export const watchOut = z.object({ watch: watchLevel.nullable() });
export const readOut = z.object({ seenAt: instantOut });

export const draftInput = groupScope.extend({
  title: optionalLine(TITLE_MAX).default(""),
  body: multiline(BODY_MAX).default(""),
  tags: z.array(line(60)).max(TAGS_PER_POST_MAX).default([]),
});
const draft = z.object({
  title: z.string(),
  body: z.string(),
  tags: z.array(z.string()),
  updatedAt: instantOut,
});
export type Draft = z.infer<typeof draft>;
export const draftOut = z.object({ draft: draft.nullable() });

const revision = z.object({
  version: z.number().int(),
  title: z.string().nullable(),
  body: z.string(),
  replacedAt: instantOut,
  by: personOut,
});
export type RevisionOut = z.infer<typeof revision>;
export const revisionsOut = z.object({ items: z.array(revision).describe("Earlier texts, newest first.") });

export const deletedOut = z.object({ id, restorableUntil: instantOut });
