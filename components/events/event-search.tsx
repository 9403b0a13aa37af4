"use client";

import { CommandTrigger } from "@/components/layout/command-trigger";
import type { CommandGroup } from "@/components/layout/commands";
import type { EventSummary } from "@/server/domains/events/schema";

/** The command menu that also finds events by what is typed. */
export function EventSearch({ groups }: { groups: CommandGroup[] }) {
  return <CommandTrigger groups={groups} search={searchEvents} />;
}

/** Over REST: a single read from every page does not need the query client. */
async function searchEvents(query: string, signal: AbortSignal): Promise<CommandGroup[]> {
  const response = await fetch(`/api/v1/events?${new URLSearchParams({ q: query, limit: "6" })}`, { signal });
  if (!response.ok) throw new Error(`the search was answered with ${response.status}`);
  const { items } = (await response.json()) as { items: EventSummary[] };
  // Fetched by those who search: this file is part of every page.
  const { formatEventTime } = await import("@/lib/dates");
  const now = new Date();
  const actions = items.map(({ id, slug, title, startsAt, endsAt, timeZone, allDay }) => ({
    id,
    label: title,
    href: `/events/${slug}`,
    detail: formatEventTime({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      timeZone,
      allDay,
      now,
    }),
  }));
  return actions.length > 0 ? [{ heading: "Events", actions }] : [];
}
