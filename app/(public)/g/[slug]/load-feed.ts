import { orNull } from "@/app/or-not-found";
import { pageAt } from "@/app/page-at";
import type { FeedQuery } from "@/components/posts/feed/feed-query";
import type { GroupOut } from "@/server/domains/groups/schema";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { loadBlocksPeople } from "./shown-group";

type Query = FeedQuery & { groupId: string; limit: number };

/** The first or a later page of a group's feed, and its tags. */
export async function loadFeed(query: Query, cursor: string | undefined) {
  const caller = await serverCaller();
  const { groupId } = query;
  const [page, tags] = await Promise.all([
    pageAt(cursor, (at) => caller.posts.list({ ...query, cursor: at })),
    caller.tags.ofGroup({ groupId, limit: 50 }),
  ]);
  return { page, tags: tags.items };
}

/** What a feed of the group has to know to hear of new posts. */
export async function loadLiveFeed({ id, visibility }: Pick<GroupOut, "id" | "visibility">) {
  const [viewer, blocksPeople] = await Promise.all([getViewer(), loadBlocksPeople()]);
  return { group: { id, visibility }, reader: { viewerId: viewer?.id ?? null, blocksPeople } };
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
