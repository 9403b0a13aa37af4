import type { CommandAction, CommandGroup } from "@/components/layout/commands";
import { formatEventTime } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { HostingRow } from "@/server/domains/events/hosting/schema";
import type { EventSummary } from "@/server/domains/events/schema";
import type { GroupSummary } from "@/server/domains/groups/schema";

/** Public events and groups. */
export async function searchPublic(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  const [open, groups] = await Promise.all([findPublic(query, signal), findGroups(query, signal)]);
  return [...groupOf("Events", open), ...groupOf("Groups", groups)];
}

/** The viewer's own events come first and lead to their manage pages; the public list does not repeat them. */
export async function searchAll(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  const [hosted, open, groups] = await Promise.all([
    findHosted(query, signal),
    findPublic(query, signal),
    findGroups(query, signal),
  ]);
  const own = new Set(hosted.map((action) => action.id));
  return [
    ...groupOf("Events you run", hosted),
    ...groupOf(
      "Events",
      open.filter((action) => !own.has(action.id)),
    ),
    ...groupOf("Groups", groups),
  ];
}

const groupOf = (heading: string, actions: CommandAction[]) =>
  actions.length > 0 ? [{ heading, actions }] : [];

async function findPublic(q: string, signal: AbortSignal): Promise<CommandAction[]> {
  const items = await read<EventSummary>("/api/v1/events", { q, limit: "6" }, signal);
  return items.map((event) => actionOf(event, `/events/${event.slug}`));
}

async function findHosted(q: string, signal: AbortSignal): Promise<CommandAction[]> {
  const items = await read<HostingRow>("/api/v1/me/hosting", { q, show: "any", limit: "6" }, signal);
  return items.map(({ event }) =>
    actionOf(event, event.viewerRole === "door" ? `/events/${event.slug}` : `/events/${event.slug}/manage`),
  );
}

/** Public groups, and the viewer's own. */
async function findGroups(q: string, signal: AbortSignal): Promise<CommandAction[]> {
  const items = await read<GroupSummary>("/api/v1/groups", { q, sort: "members", limit: "5" }, signal);
  return items.map(({ id, name, slug, memberCount }) => ({
    id,
    label: name,
    detail: counted(memberCount, "member"),
    does: { href: `/g/${slug}` },
  }));
}

/** Over REST: a single read from every page does not need the query client. */
async function read<Item>(path: string, query: Record<string, string>, signal: AbortSignal): Promise<Item[]> {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`the search was answered with ${response.status}`);
  return ((await response.json()) as { items: Item[] }).items;
}

function actionOf(event: EventSummary, href: string): CommandAction {
  const { id, title, timeZone, allDay, status } = event;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const when = formatEventTime({ startsAt, endsAt, timeZone, allDay, now: new Date() });
  const mark = status === "draft" ? "Draft" : status === "cancelled" ? "Cancelled" : when;
  return { id, label: title, detail: mark, does: { href } };
}
