import type { CommentOut as PlainComment } from "@/server/domains/posts/comments.schema";
import type { AuthorOut, PostOut as Post, ReactionKind, ReactionsOut } from "@/server/domains/posts/schema";

export type { ReactionKind };

/** In the order in which they are offered. Named here, because the schema would bring its whole library into the browser. */
export const REACTION_KINDS = [
  "like",
  "love",
  "celebrate",
  "insightful",
  "laugh",
] as const satisfies readonly ReactionKind[];

export type Author = AuthorOut;
export type GroupRole = NonNullable<AuthorOut["role"]>;
export type Reactions = ReactionsOut;
export type PostOut = Post;
export type PostAudience = Post["audience"];
export type TagOut = Post["tags"][number];
export type PostPage = { items: PostOut[]; nextCursor: string | null };

/** A comment as lists hold it: with its first replies where the server sent them. */
export type CommentOut = PlainComment & { replies?: CommentPage };
export type CommentPage = { items: CommentOut[]; nextCursor: string | null };
export type CommentState = PlainComment["state"];
