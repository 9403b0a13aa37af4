import type { PostNews, PostNote } from "@/server/realtime/channels";
import type { FeedQuery } from "./feed-query";

/** What live messages said of posts that the page has not fetched, by their ids. */
export type HeardPosts = ReadonlyMap<string, { atMs: number; post: PostNote | null }>;

/** Whose feed it is: whether messages suffice to count what is new in it. */
export type FeedReader = { viewerId: string | null; blocksPeople: boolean };

/**
 * Whether the page has to ask what is new: the message does not say, the feed leaves some posts of the group out, or the
 * reader sees nothing of some people.
 */
export function mustAsk({ post, goneId }: PostNews, query: FeedQuery, { blocksPeople }: FeedReader): boolean {
  if (goneId !== undefined) return false;
  const isWhole = query.tag === undefined && query.eventId === undefined;
  return post === undefined || blocksPeople || !isWhole;
}

/** What is known of posts after one more message. The newest one about a post holds. */
export function hear(heard: HeardPosts, { post, goneId }: PostNews, atMs: number): HeardPosts {
  const id = post?.id ?? goneId;
  return id === undefined ? heard : new Map(heard).set(id, { atMs, post: post ?? null });
}

/** @param fetchedMs when the newest posts were last asked for: of what was heard until then, they say more */
function isNews({ atMs }: { atMs: number }, fetchedMs: number): boolean {
  return atMs >= fetchedMs;
}

/** The ids of posts that no one but their authors and moderators may read any more. */
export function goneSince(heard: HeardPosts, fetchedMs: number): ReadonlySet<string> {
  return new Set([...heard].flatMap(([id, one]) => (one.post === null && isNews(one, fetchedMs) ? id : [])));
}

type Known = {
  fetchedMs: number;
  /** The posts that the page has, shown or waiting. */
  known: ReadonlySet<string>;
  /** The place of the first post in the order of the feed; null = the feed is empty. */
  after: string | null;
  viewerId: string | null;
};

/** How many posts of other people were heard of that belong before everything that is shown and are not fetched yet. */
export function countUnfetched(heard: HeardPosts, { fetchedMs, known, after, viewerId }: Known): number {
  return [...heard.values()].filter(
    (one) =>
      one.post !== null &&
      isNews(one, fetchedMs) &&
      !known.has(one.post.id) &&
      one.post.authorId !== viewerId &&
      (after === null || one.post.publishedAt > after),
  ).length;
}
