"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import type { EventChoice } from "./event-field";

/** The most upcoming and the most past events in the list. To write about another event, people start from that event's page. */
const EVENTS_MAX = 50;

/** The events of the group that a post may be about, the next ones first, then those that are over. */
export function useEventChoices(groupId: string, about: EventChoice | null): EventChoice[] {
  const trpc = useTRPC();
  const { events } = trpc.groups;
  const upcoming = useQuery(events.queryOptions({ groupId, when: "upcoming", limit: EVENTS_MAX }));
  const past = useQuery(events.queryOptions({ groupId, when: "past", limit: EVENTS_MAX }));
  const listed = [...(upcoming.data?.items ?? []), ...(past.data?.items ?? [])];
  if (about === null || listed.some(({ id }) => id === about.id)) return listed;
  return [about, ...listed];
}
