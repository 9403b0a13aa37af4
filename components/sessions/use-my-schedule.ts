"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { useConnectionState } from "@/lib/use-channel";
import type { ScheduleItem } from "@/server/domains/schedule/schema";

const POLL_MS = 20_000;

type Asked = {
  scope: { eventId: string; invite?: string };
  viewerId: string | null;
  initialMine: ScheduleItem[];
};

/** The viewer's own sessions of an event as the server last said. */
export function useMySchedule({ scope, viewerId, initialMine }: Asked) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const connection = useConnectionState();
  const options = trpc.schedule.ofEvent.queryOptions(scope, { initialData: { items: initialMine } });
  const { queryKey } = options;
  const { data, isError } = useQuery({
    ...options,
    enabled: viewerId !== null,
    refetchInterval: connection === "online" ? false : POLL_MS,
  });
  const key = JSON.stringify(queryKey);
  const setMine = useCallback(
    (change: (items: ScheduleItem[]) => ScheduleItem[]) => {
      const own = JSON.parse(key) as typeof queryKey;
      // A question put before the change would answer after it.
      void client.cancelQueries({ queryKey: own });
      client.setQueryData(own, (before) => before && { items: change(before.items) });
    },
    [client, key],
  );
  const refetchMine = useCallback(
    () => void client.invalidateQueries({ queryKey: JSON.parse(key) as typeof queryKey }),
    [client, key],
  );
  return { mine: data.items, setMine, refetchMine, isLate: isError };
}
