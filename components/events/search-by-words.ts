import type { CommandAction, CommandGroup } from "@/components/layout/commands";
import { postPath, threadPath } from "@/components/posts/post-path";
import { isolate } from "@/lib/clean-text";
import { formatEventTime } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { GroupHit, SearchOut, TextHit } from "@/server/domains/community-search/schema";
import type { HostingRow } from "@/server/domains/events/hosting/schema";
import type { EventSummary } from "@/server/domains/events/schema";

/** Public events, and groups, posts and comments that everyone may read. */
export async function searchPublic(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  const found = await findEverything(query, signal);
  return [...groupOf("Events", found.events.items.map(toEvent)), ...inGroups(found)];
}

/** What the viewer may read. Their own events come first and lead to their manage pages; the list of events does not repeat them. */
export async function searchAll(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  const [hosted, found] = await Promise.all([findHosted(query, signal), findEverything(query, signal)]);
  const own = new Set(hosted.map((action) => action.id));
  return [
    ...groupOf("Events you run", hosted),
    ...groupOf("Events", found.events.items.filter(({ id }) => !own.has(id)).map(toEvent)),
    ...inGroups(found),
  ];
}

function inGroups({ groups, posts, comments }: SearchOut): CommandGroup[] {
  return [
    ...groupOf("Groups", groups.items.map(toGroup)),
    ...groupOf("Posts", posts.items.map(toPost)),
    ...groupOf("Comments", comments.items.map(toComment)),
  ];
}

const groupOf = (heading: string, actions: CommandAction[]) =>
  actions.length > 0 ? [{ heading, actions }] : [];

/** Over REST: a single read from every page does not need the query client. */
async function read<Out>(path: string, query: Record<string, string>, signal: AbortSignal): Promise<Out> {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`the search was answered with ${response.status}`);
  return (await response.json()) as Out;
}

const findEverything = (q: string, signal: AbortSignal) =>
  read<SearchOut>("/api/v1/search", { q, limit: "5" }, signal);

async function findHosted(q: string, signal: AbortSignal): Promise<CommandAction[]> {
  const asked = { q, show: "any", limit: "6" };
  const { items } = await read<{ items: HostingRow[] }>("/api/v1/me/hosting", asked, signal);
  return items.map(({ event }) =>
    actionOf(event, event.viewerRole === "door" ? `/events/${event.slug}` : `/events/${event.slug}/manage`),
  );
}

const toEvent = (event: EventSummary) => actionOf(event, `/events/${event.slug}`);

const toGroup = ({ id, name, slug, memberCount }: GroupHit): CommandAction => ({
  id,
  label: name,
  detail: counted(memberCount, "member"),
  does: { href: `/g/${slug}` },
});

function toPost(hit: TextHit): CommandAction {
  const { id, group, author, title, highlights } = hit;
  const label = title ?? `Post by ${isolate(author.name)}`;
  return { id, label, detail: group.name, excerpt: highlights, does: { href: postPath(hit) } };
}

function toComment({ id, postId, group, author, highlights }: TextHit): CommandAction {
  const href = threadPath({ id: postId, group }, id);
  const label = `Comment by ${isolate(author.name)}`;
  return { id, label, detail: group.name, excerpt: highlights, does: { href } };
}

function actionOf(event: EventSummary, href: string): CommandAction {
  const { id, title, timeZone, allDay, status } = event;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const when = formatEventTime({ startsAt, endsAt, timeZone, allDay, now: new Date() });
  const mark = status === "draft" ? "Draft" : status === "cancelled" ? "Cancelled" : when;
  return { id, label: title, detail: mark, does: { href } };
}
