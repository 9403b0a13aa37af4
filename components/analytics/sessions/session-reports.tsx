"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { isolate } from "@/lib/clean-text";
import { formatInZone } from "@/lib/dates";
import { SessionCharts } from "./session-charts";

const PAGE = 100;

/** The numbers of one session at a time, chosen from the event's. Nothing where the event has no sessions. */
export function SessionReports({ now }: { now: Date }) {
  const { event } = useManaged();
  const id = useId();
  const { query, sessions } = useSessions(event.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const sessionId = chosen ?? sessions[0]?.id ?? null;
  if (sessionId === null) return null;
  return (
    <section aria-labelledby={`${id}-title`} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id={`${id}-title`} className="text-xl">
        Sessions
      </h2>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full max-w-md">
          <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
            Session
          </label>
          <NativeSelect id={id} value={sessionId} onChange={({ target }) => setChosen(target.value)}>
            {sessions.map(({ id: value, title, startsAt }) => (
              <option key={value} value={value}>
                {formatInZone({ at: new Date(startsAt), timeZone: event.timeZone, now })} · {isolate(title)}
              </option>
            ))}
          </NativeSelect>
        </div>
        {query.hasNextPage && (
          <Button
            variant="secondary"
            pending={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            List more sessions
          </Button>
        )}
      </div>
      <Report key={sessionId} sessionId={sessionId} now={now} />
    </section>
  );
}

function useSessions(eventId: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { eventId, limit: PAGE };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey: trpc.sessions.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }) =>
      client.sessions.list.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  return { query, sessions: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

function Report({ sessionId, now }: { sessionId: string; now: Date }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.analytics.session.queryOptions({ sessionId }));
  if (query.isPending) {
    return (
      <SkeletonGroup label="Loading the session's numbers" className="grid gap-6 xl:grid-cols-2">
        <Skeleton className="h-72 w-full" />
        <Skeleton className="h-72 w-full" />
      </SkeletonGroup>
    );
  }
  if (query.isError) {
    return <ErrorState level="h3" action={<Button onClick={() => void query.refetch()}>Try again</Button>} />;
  }
  return <SessionCharts report={query.data} now={now} />;
}
