"use client";

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { useClock } from "@/components/rsvps/use-clock";
import { useChannel } from "@/lib/use-channel";
import type { EntriesOut, EntryOut } from "@/server/domains/holds/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

export type WaitlistProps = {
  organizationId: string;
  active: EntriesOut;
  all: EntriesOut;
  renderedAt: string;
};

/** The entries of an organization, live; a hold ends here at its last moment, also before the server says so. */
export function useWaitlist({ organizationId, active, all, renderedAt }: WaitlistProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const orgId = organizationId;
  const current = useQuery(
    trpc.waitlists.list.queryOptions({ orgId, activeOnly: "true" }, { initialData: active }),
  );
  const pages = useInfiniteQuery({
    queryKey: [...trpc.waitlists.list.pathKey(), "pages", orgId, renderedAt],
    queryFn: ({ pageParam, signal }) => client.waitlists.list.query({ orgId, page: pageParam }, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ pagination: { page, pageSize, total } }) =>
      page * pageSize < total ? page + 1 : null,
    initialData: { pages: [all], pageParams: [1] },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const refetch = () => {
    void queries.invalidateQueries({ queryKey: trpc.waitlists.pathKey() });
  };
  useChannel(organizationChannel(orgId), { "waitlist.changed": refetch, onResync: refetch });
  // Holds come first when the page opens; after that, no entry moves under the reader.
  const [order] = useState(() => holdsFirst(active).map(({ id }) => id));
  const placeOf = ({ id }: EntryOut) => (order.includes(id) ? order.indexOf(id) : order.length);
  const entries = current.data.waitlistEntries.toSorted((a, b) => placeOf(a) - placeOf(b));
  const clock = useClock(
    renderedAt,
    entries.map(({ holdExpiresAt }) => holdExpiresAt),
  );
  const hasEnded = entries.some(
    ({ holdExpiresAt }) => holdExpiresAt !== null && new Date(holdExpiresAt) <= clock.now,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a hold alone asks the server anew.
  useEffect(() => {
    if (hasEnded) refetch();
  }, [hasEnded]);
  const known = new Set(entries.map(({ id }) => id));
  const seen = new Set<string>();
  const ended = pages.data.pages
    .flatMap((page) => page.waitlistEntries)
    .filter(({ id, endedAt }) => endedAt !== null && !known.has(id) && !seen.has(id) && seen.add(id));
  return { entries, ended, pages, clock, refetch };
}

function holdsFirst({ waitlistEntries }: EntriesOut): EntryOut[] {
  const rank = ({ status }: EntryOut) => (status === "offered" ? 0 : 1);
  return waitlistEntries.toSorted((a, b) => rank(a) - rank(b));
}
