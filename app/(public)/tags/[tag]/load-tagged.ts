import { pageAt } from "@/app/page-at";
import { POSTS_PER_PAGE } from "@/components/posts/feed/feed-query";
import { serverCaller } from "@/server/trpc/caller";

/** The first or a later page of the posts with a tag that the viewer may read. */
export async function loadTagged(tagId: string, cursor: string | undefined) {
  const { tags } = await serverCaller();
  return pageAt(cursor, (at) => tags.posts({ tagId, limit: POSTS_PER_PAGE, cursor: at }));
}
