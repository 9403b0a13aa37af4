"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel, useConnectionState } from "@/lib/use-channel";
import { eventChannel, userChannel } from "@/server/realtime/channels";
import { newestMine, newestSeats } from "./newest-answer";
import type { Mine, RsvpEvent, Seats } from "./rsvp-event";
import { usePacedRefetch } from "./use-paced-refetch";

const POLL_MS = 20_000;

export type RsvpScope = { eventId: string; invite?: string };

type LiveRsvp = {
  event: RsvpEvent;
  scope: RsvpScope;
  viewerId: string | null;
  /** Staff may listen to a private event before they have answered it. */
  isStaff: boolean;
  initialSeats: Seats;
  initialMine: Mine;
};

/** The seats and one's own RSVP as the server last said, kept up to date for as long as the page is open. */
export function useRsvpQueries({ event, scope, viewerId, isStaff, initialSeats, initialMine }: LiveRsvp) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const connection = useConnectionState();

  const seatsOptions = trpc.rsvps.seats.queryOptions(scope, { initialData: initialSeats });
  const mineOptions = trpc.rsvps.mine.queryOptions(scope, { initialData: initialMine });
  const { queryKey: seatsKey } = seatsOptions;
  const { queryKey: mineKey } = mineOptions;
  const shared = { refetchInterval: connection === "online" ? (false as const) : POLL_MS };
  const { data: seats } = useQuery({
    ...seatsOptions,
    ...shared,
    structuralSharing: (shown, arrived) => newestSeats(shown as Seats | undefined, arrived as Seats),
  });
  const { data: mine } = useQuery({
    ...mineOptions,
    ...shared,
    enabled: viewerId !== null,
    structuralSharing: (shown, arrived) => newestMine(shown as Mine | undefined, arrived as Mine),
  });
  const waiting = mine.rsvp?.status === "waitlisted";

  const refetchSeats = () => void client.invalidateQueries({ queryKey: seatsKey });
  const refetchMine = useCallback(() => {
    void client.invalidateQueries({ queryKey: mineKey });
    void client.invalidateQueries({ queryKey: trpc.rsvps.ledger.pathKey() });
  }, [client, mineKey, trpc]);
  const refetchPlace = usePacedRefetch(refetchMine);

  const mayListen = event.visibility !== "private" || isStaff || mine.rsvp !== null;
  useChannel(mayListen ? eventChannel(event) : null, {
    "seats.changed": ({ seats: arrived }) => {
      const shown = client.getQueryData(seatsKey);
      client.setQueryData(seatsKey, arrived);
      if (waiting && arrived.version > (shown?.version ?? 0)) refetchPlace();
    },
    "event.changed": () => router.refresh(),
    onResync: () => {
      refetchSeats();
      if (viewerId === null) return;
      refetchMine();
    },
  });
  useChannel(viewerId === null ? null : userChannel(viewerId), {
    "rsvp.changed": ({ eventId }) => {
      if (eventId === event.id) refetchMine();
    },
    onResync: refetchMine,
  });

  return { seats: newestSeats(seats, mine.seats), rsvp: mine.rsvp, mineKey, seatsKey, connection };
}
