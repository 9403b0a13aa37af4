import { z } from "zod";
import { id, instantOut, pageIn } from "../../../lib/wire-schema";
import { attachmentOut } from "../uploads/schema";
import {
  attachmentIdsIn,
  authorOut,
  bodyIn,
  expectedVersion,
  mentionOut,
  postScope,
  reactedOut,
} from "./schema";

/** Inputs and outputs of comments. */

/** How deep a thread gets. */
export const DEPTH_MAX = 100;
/** Replies that are shown with each comment, and how many levels of a thread one answer shows. */
export const FIRST_REPLIES = 3;
export const LEVELS_SHOWN = 3;

export const commentScope = z.strictObject({ commentId: id });

export const createCommentInput = postScope.extend({
  body: bodyIn,
  parentId: id.nullable().optional().describe("The comment that it answers; left out: it answers the post."),
  attachmentIds: attachmentIdsIn.optional(),
});
export const editCommentInput = commentScope.extend({
  body: bodyIn.optional(),
  attachmentIds: attachmentIdsIn.optional(),
  expectedVersion: expectedVersion.optional(),
});
export const listCommentsInput = postScope.extend({
  parentId: id.optional().describe("Only direct replies of this comment; left out: those to the post."),
  ...pageIn,
});

export const commentState = z.enum(["shown", "deleted", "hidden", "held", "blocked"]);

const commentShape = {
  id,
  postId: id,
  parentId: id.nullable(),
  depth: z.number().int().describe("1 = it answers the post."),
  author: authorOut.nullable().describe("Null where the text is not shown."),
  body: z.string().nullable().describe("Null where it was deleted or is not shown to the reader."),
  state: commentState,
  replyCount: z.number().int(),
  ...reactedOut.shape,
  attachments: z.array(attachmentOut),
  mentions: z.array(mentionOut),
  createdAt: instantOut,
  editedAt: instantOut.nullable(),
  version: z.number().int(),
  can: z.object({ edit: z.boolean(), delete: z.boolean(), hide: z.boolean(), reply: z.boolean() }),
};

export const commentOut = z.object(commentShape);
export type CommentOut = z.infer<typeof commentOut>;
export const newCommentOut = commentOut.extend({
  created: z.boolean().describe("False where the same text was written a moment before."),
});

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
const reply = z.object({ ...commentShape, replies: page(commentOut) });

/** A comment with its first replies, and these with theirs. */
export const threadOut = z.object({ ...commentShape, replies: page(reply) });
export type ThreadOut = z.infer<typeof threadOut>;
export type ReplyOut = z.infer<typeof reply>;
export const threadsOut = page(threadOut);

/** A comment for its permalink: with its first replies, and with the comments above it, outermost first. */
export const threadPageOut = threadOut.extend({ ancestors: z.array(commentOut) });
