import { z } from "zod";

const post = z.strictObject({ groupId: z.uuid(), postId: z.uuid() });
const comment = post.extend({ commentId: z.uuid() });

/** The aggregate is the post. Readers ask for the present state, which a moderator may have changed meanwhile. */
export const postFacts = {
  /** It is shown to its audience: written, or let through by a moderator. */
  "post.published": post,
  "post.edited": post,
  /** It was pinned, locked, hidden or deleted, or one of these was undone. */
  "post.changed": post,
  /** It waits for a moderator. */
  "post.held": post,
} as const satisfies Record<`post.${string}`, z.ZodType>;

/** The aggregate is the post. */
export const commentFacts = {
  /** It is shown: written, or let through by a moderator. */
  "comment.published": comment,
  "comment.edited": comment,
  /** It was hidden or deleted, or one of these was undone. */
  "comment.changed": comment,
  /** It waits for a moderator. */
  "comment.held": comment,
} as const satisfies Record<`comment.${string}`, z.ZodType>;

const reaction = post.extend({
  contributionId: z.uuid(),
  userId: z.uuid(),
  kind: z.enum(["like", "love", "celebrate", "insightful", "laugh"]),
});

/** The aggregate is the post or comment that was reacted to. */
export const reactionFacts = {
  "reaction.added": reaction,
  "reaction.removed": reaction,
} as const satisfies Record<`reaction.${string}`, z.ZodType>;
