import type { CommentOut } from "../wire";

/**
 * A level of comments with newer versions of them, oldest first. What is known and not among the newer ones stays: it may
 * be on another page.
 */
export function mergeComments(known: readonly CommentOut[], fresh: readonly CommentOut[]): CommentOut[] {
  const byId = new Map(known.map((comment) => [comment.id, comment]));
  for (const comment of fresh) byId.set(comment.id, { ...byId.get(comment.id), ...comment });
  return [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}
