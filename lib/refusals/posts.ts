import type { CommentOut } from "@/server/domains/posts/comments.schema";
import type { PostOut } from "@/server/domains/posts/schema";
import {
  type AtField,
  conflict,
  expired,
  forbidden,
  invalid,
  notFound,
  rateLimited,
  type Wait,
} from "./declare";

/** Refusals about posts and comments. */
export const CONTRIBUTION_REFUSALS = {
  "comment.not-found": notFound(),
  "comment.parent-withheld": conflict(),
  "comment.too-deep": conflict<{ depthMax: number }>(),
  "contribution.changed-meanwhile": conflict<{ post?: PostOut; comment?: CommentOut }>(),
  "contribution.not-author": forbidden(),
  "contribution.too-many-mentions": invalid<{ mentionsMax: number }>(),
  "contribution.too-soon": rateLimited<Wait>(),
  "contribution.undo-over": expired(),
  "post.audience-answered": conflict<AtField<"audience">>(),
  "post.audience-needs-event": invalid<AtField<"audience">>(),
  "post.locked": conflict(),
  "post.not-found": notFound(),
  "post.too-many-pinned": conflict<{ pinnedMax: number }>(),
};
