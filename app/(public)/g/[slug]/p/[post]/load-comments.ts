import { pageAt } from "@/app/page-at";
import { COMMENTS_PER_PAGE } from "@/components/posts/comments/page-size";
import { serverCaller } from "@/server/trpc/caller";

/** The first or a later page of the comments that answer a post; a mangled cursor leads to the first. */
export async function loadComments(postId: string, cursor: string | undefined) {
  const { comments } = await serverCaller();
  const query = { postId, limit: COMMENTS_PER_PAGE };
  return pageAt(cursor, (at) => comments.list({ ...query, cursor: at }));
}
