export type FeedSort = "newest" | "active";

/** What a feed shows: the posts of one group, with a tag everywhere, or of all groups of the viewer. */
export type FeedQuery = { groupId?: string; taggedWith?: string; sort: FeedSort; tag?: string };

export const POSTS_PER_PAGE = 20;

/** The address of a group's feed. */
export function feedPath(
  slug: string,
  { sort, tag, cursor }: { sort: FeedSort; tag?: string | undefined; cursor?: string | undefined },
): string {
  const params = new URLSearchParams({
    ...(sort !== "newest" && { sort }),
    ...(tag && { tag }),
    ...(cursor && { cursor }),
  });
  const query = params.toString();
  return `/g/${slug}${query && `?${query}`}`;
}

/** The sort that an address asks for; newest first where it names none that exists. */
export function sortIn(value: unknown): FeedSort {
  return value === "active" ? "active" : "newest";
}
