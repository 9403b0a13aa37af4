import type { z } from "zod";
import { commentScope } from "../posts/comments.schema";
import { postScope, reactedOut, reactionKind } from "../posts/schema";

export const reactToPostInput = postScope.extend({ kind: reactionKind });
export const reactToCommentInput = commentScope.extend({ kind: reactionKind });

export { reactedOut };
export type Reacted = z.infer<typeof reactedOut>;
