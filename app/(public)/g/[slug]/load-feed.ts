import { orNull } from "@/app/or-not-found";
import type { FeedQuery } from "@/components/posts/feed/feed-query";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

type Query = FeedQuery & { groupId: string; limit: number };

/** The first or a later page of a group's feed, and its tags. */
export async function loadFeed(query: Query, cursor: string | undefined) {
  const caller = await serverCaller();
  const { groupId } = query;
  const [page, tags] = await Promise.all([
    caller.posts.list({ ...query, ...(cursor && { cursor }) }).catch((error: unknown) => {
      // A mangled cursor leads to the first page.
      if (cursor && refusalIn(error)?.code === "invalid") return caller.posts.list(query);
      throw error;
    }),
    caller.tags.ofGroup({ groupId, limit: 50 }),
  ]);
  return { page, tags: tags.items };
}

/** The event of the group that comes next, of those that the viewer sees. */
export async function loadNextEvent(groupId: string) {
  const { groups } = await serverCaller();
  return (await groups.events({ groupId, limit: 1 })).items[0] ?? null;
}

/** The event of the group that an address names; null where it names none that the viewer sees. */
export async function loadAbout(groupId: string, eventId: string | undefined) {
  const event = eventId ? await orNull((caller) => caller.events.get({ eventId })) : null;
  return event?.group?.id === groupId ? { id: event.id, title: event.title } : null;
}
