import { pageAt } from "@/app/page-at";
import type { HubFilters } from "@/components/groups/hub/hub-filters";
import type { OwnGroup } from "@/components/groups/hub/own-groups";
import { serverCaller } from "@/server/trpc/caller";

const GROUPS_PER_PAGE = 24;
const OWN_MAX = 30;
const TOPICS_MAX = 16;

/** The groups that a search finds, by pages. A mangled cursor leads to the first. */
export async function loadGroups({ q, near, topic, sort }: HubFilters, cursor: string | undefined) {
  const { groups } = await serverCaller();
  const query = {
    sort,
    limit: GROUPS_PER_PAGE,
    ...(q && { q }),
    ...(near && { near }),
    ...(topic && { topic }),
  };
  return pageAt(cursor, (at) => groups.list({ ...query, cursor: at }));
}

/** The viewer's own groups, with how many of their posts are unread; none for strangers. */
export async function loadOwnGroups(isSignedIn: boolean): Promise<OwnGroup[]> {
  if (!isSignedIn) return [];
  const { groups, posts } = await serverCaller();
  const { items } = await groups.list({ mine: "true", limit: OWN_MAX });
  if (items.length === 0) return [];
  const unread = new Map((await posts.unread({})).items.map(({ groupId, count }) => [groupId, count]));
  return items.map((group) => ({ ...group, unread: unread.get(group.id) ?? 0 }));
}

/** Topics of the site to filter by. */
export async function loadTopics() {
  const { tags } = await serverCaller();
  return (await tags.list({ limit: TOPICS_MAX })).items;
}

const HOME_OWN_MAX = 6;
const HOME_LIVELY_MAX = 3;

/** What the home page shows: the viewer's groups, and public ones with many members that they are not in. */
export async function loadHomeGroups(isSignedIn: boolean) {
  const { groups } = await serverCaller();
  const [own, { items }] = await Promise.all([
    loadOwnGroups(isSignedIn),
    groups.list({ sort: "members", limit: 12 }),
  ]);
  const lively = items.filter(({ role, visibility }) => role === null && visibility === "public");
  return { own: own.slice(0, HOME_OWN_MAX), lively: lively.slice(0, HOME_LIVELY_MAX) };
}

/** The groups that invited the viewer by email; none for strangers. */
export async function loadWaiting(isSignedIn: boolean) {
  if (!isSignedIn) return [];
  const { groups } = await serverCaller();
  return (await groups.invitations.waiting()).items;
}
