"use client";

import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { type Coalescer, createCoalescer } from "@/components/events/manage/coalesce";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import type { ProgramWarning } from "@/server/domains/sessions/program.schema";
import type { SessionDetails } from "@/server/domains/sessions/schema";
import { channelNow } from "@/server/realtime/channels";
import type { Outputs } from "./outputs";
import { SESSIONS_PER_PAGE } from "./page-size";

export type FirstProgram = Outputs["first"];
type SessionPage = Outputs["list"];
type Pages = InfiniteData<SessionPage, string | null>;

const REFRESH_GAP_MS = 700;

/** The sessions of one day, what the host should look at, and the rooms and tracks, all of them live. */
export function useProgram(first: FirstProgram, day: string | null) {
  const trpc = useTRPC();
  const list = useSessionList(first, day);
  const { event } = useManaged();
  const of = { eventId: event.id };
  const outline = useQuery(trpc.sessions.outline.queryOptions(of, { initialData: first.outline }));
  const rooms = useQuery(trpc.sessions.rooms.list.queryOptions(of, { initialData: first.rooms }));
  const tracks = useQuery(trpc.sessions.tracks.list.queryOptions(of, { initialData: first.tracks }));
  const warnings = useQuery(trpc.sessions.warnings.queryOptions(of, { initialData: first.warnings }));
  const refresh = useProgramRefresh();
  useChannel(channelNow(event), {
    "sessions.changed": refresh,
    "session-seats.changed": refresh,
    onResync: refresh,
  });
  const warningsById = useMemo(
    () =>
      new Map<string, ProgramWarning[]>(warnings.data.items.map((item) => [item.sessionId, item.warnings])),
    [warnings.data],
  );
  return {
    ...list,
    outline: outline.data,
    rooms: rooms.data.items,
    tracks: tracks.data.items,
    warnings: warnings.data,
    warningsById,
    refresh,
  };
}

export type Program = ReturnType<typeof useProgram>;
export type Room = Program["rooms"][number];
export type Track = Program["tracks"][number];

function useSessionList(first: FirstProgram, day: string | null) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { event } = useManaged();
  const input = { eventId: event.id, ...(day && { day }), limit: SESSIONS_PER_PAGE };
  const queryKey = trpc.sessions.list.infiniteQueryKey(input);
  const initialData: Pages = { pages: [first.page], pageParams: [null] };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<SessionPage> =>
      client.sessions.list.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(day === first.day && { initialData }),
  });
  const sessions = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const key = JSON.stringify(queryKey);
  /** Shows a session as it will be, before the server has said so, or as it says. */
  const adopt = useCallback(
    (session: SessionDetails) => {
      const own = JSON.parse(key) as typeof queryKey;
      // A question put before the change would answer after it.
      void queryClient.cancelQueries({ queryKey: own });
      queryClient.setQueryData<Pages>(
        own,
        (before) => before && { ...before, pages: before.pages.map(withIt) },
      );
      function withIt(page: SessionPage): SessionPage {
        return { ...page, items: page.items.map((item) => (item.id === session.id ? session : item)) };
      }
    },
    [queryClient, key],
  );
  return { query, sessions, adopt };
}

/** Asks again for everything about the program that is on the screen, at most every so often. */
export function useProgramRefresh(): () => void {
  const trpc = useTRPC();
  const client = useQueryClient();
  const coalescer = useRef<Coalescer>(null);
  useEffect(() => {
    const made = createCoalescer(() => client.invalidateQueries(trpc.sessions.pathFilter()), REFRESH_GAP_MS);
    coalescer.current = made;
    return () => made.stop();
  }, [client, trpc]);
  return useCallback(() => coalescer.current?.ask(), []);
}
