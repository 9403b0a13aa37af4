import type { PostOut, PostPage } from "../wire";
import type { FeedSort } from "./feed-query";

/** By what a feed is ordered, newest first. */
function placeOf(post: Pick<PostOut, "publishedAt" | "activeAt">, sort: FeedSort): string {
  return sort === "active" ? post.activeAt : post.publishedAt;
}

/** The place of the first post that is shown for its age; null where there is none. */
export function firstPlace(shown: readonly PostOut[], sort: FeedSort): string | null {
  // Pinned posts stand first whatever their age.
  const first = shown.find(({ pinnedAt }) => !pinnedAt);
  return first ? placeOf(first, sort) : null;
}

/**
 * The posts of the newest page that belong before everything that is shown: new ones and, where lively posts come first,
 * those that were answered meanwhile. The viewer's own posts are shown by the page itself.
 */
export function feedArrivals(
  shown: readonly PostOut[],
  newest: readonly PostOut[],
  sort: FeedSort,
): PostOut[] {
  const first = firstPlace(shown, sort);
  if (first === null) return newest.filter(({ id }) => !shown.some((post) => post.id === id));
  const known = new Map(shown.map((post) => [post.id, post]));
  return newest.filter((post) => {
    if (post.pinnedAt || placeOf(post, sort) <= first) return false;
    const before = known.get(post.id);
    return !before || placeOf(before, sort) !== placeOf(post, sort);
  });
}

/** The pages with what arrived in front of them. A post that moved up is taken from where it was. */
export function withFeedArrivals(pages: readonly PostPage[], arrived: readonly PostOut[]): PostPage[] {
  const moved = new Set(arrived.map(({ id }) => id));
  const kept = pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => !moved.has(id)) }));
  const [first, ...rest] = kept;
  if (!first) return [{ items: [...arrived], nextCursor: null }];
  const pinned = first.items.filter(({ pinnedAt }) => pinnedAt);
  const others = first.items.filter(({ pinnedAt }) => !pinnedAt);
  return [{ ...first, items: [...pinned, ...arrived, ...others] }, ...rest];
}
