import { POSTS_PER_PAGE } from "@/components/posts/feed/feed-query";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** The first or a later page of the posts with a tag that the viewer may read. */
export async function loadTagged(tagId: string, cursor: string | undefined) {
  const { tags } = await serverCaller();
  const first = { tagId, limit: POSTS_PER_PAGE };
  if (!cursor) return tags.posts(first);
  return tags.posts({ ...first, cursor }).catch((error: unknown) => {
    // A mangled cursor leads to the first page.
    if (refusalIn(error)?.code === "invalid") return tags.posts(first);
    throw error;
  });
}
