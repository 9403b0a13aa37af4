import { withQuery } from "@/lib/sourcing-paths";
export type FeedSort = "newest" | "active";

/** What a feed shows: the posts of one group, with a tag everywhere, or of all groups of the viewer. */
export type FeedQuery = {
  groupId?: string;
  taggedWith?: string;
  sort: FeedSort;
  tag?: string;
  eventId?: string;
};

export const POSTS_PER_PAGE = 20;

/** The address of a group's feed. */
export function feedPath(
  slug: string,
  {
    sort,
    tag,
    eventId,
    cursor,
  }: {
    sort: FeedSort;
    tag?: string | undefined;
    /** Only posts about this event. */
    eventId?: string | undefined;
    cursor?: string | undefined;
  },
): string {
  return withQuery(`/g/${slug}`, {
    sort: sort === "newest" ? null : sort,
    tag: tag || null,
    event: eventId || null,
    cursor: cursor || null,
  });
}

/** The address of the composer of a group, with an event chosen. */
export function discussionPath(slug: string, eventId: string): string {
  return `${feedPath(slug, { sort: "newest", eventId })}&compose`;
}

/** The sort that an address asks for; newest first where it names none that exists. */
export function sortIn(value: unknown): FeedSort {
  return value === "active" ? "active" : "newest";
}
