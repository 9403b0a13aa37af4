"use client";

import { LaterPages } from "@/components/events/browse/more-events";
import { usePagesAfter } from "@/components/events/browse/use-next-pages";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { EVENTS_PER_PAGE } from "./page-size";
import { type EventsWhen, groupEventsPath } from "./when";

type MoreGroupEventsProps = {
  group: { id: string; slug: string };
  when: EventsWhen;
  /** Where the first page ended. */
  cursor: string;
  /** How many the first page showed. */
  shown: number;
  now: Date;
};

/** The next pages of a group's events, below the first. */
export function MoreGroupEvents({ group, when, cursor, ...first }: MoreGroupEventsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = { groupId: group.id, when, limit: EVENTS_PER_PAGE };
  const pages = usePagesAfter(cursor, [...trpc.groups.events.pathKey(), "pages", query], (at, signal) =>
    client.groups.events.query({ ...query, cursor: at }, { signal }),
  );
  return <LaterPages pages={pages} href={groupEventsPath(group.slug, when, cursor)} {...first} />;
}
