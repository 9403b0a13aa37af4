"use client";

import { type QueryKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel, useConnectionState } from "@/lib/use-channel";
import { usePacedRefetch } from "@/lib/use-paced-refetch";
import { channelNow, userChannel } from "@/server/realtime/channels";
import { mayListen } from "./may-listen";
import { newestMine, newestSeats } from "./newest-answer";
import type { Mine, RsvpEvent, RsvpOut, Seats } from "./rsvp-event";

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

/** The seats and the viewer's own RSVP as the server last said, kept up to date for as long as the page is open. */
export function useRsvpQueries({ event, scope, viewerId, isStaff, initialSeats, initialMine }: LiveRsvp) {
  const trpc = useTRPC();
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
  const { effectiveVisibility } = event;
  const viewing = { isStaff, hasRsvp: mine.rsvp !== null, isSignedIn: viewerId !== null };
  const listens = mayListen({ effectiveVisibility, ...viewing, invite: scope.invite });
  useLiveAnswer({ event, viewerId, listens, rsvp: mine.rsvp, seatsKey, mineKey });

  return { seats: newestSeats(seats, mine.seats), rsvp: mine.rsvp, mineKey, seatsKey, connection };
}

type Listening = Pick<LiveRsvp, "event" | "viewerId"> & { listens: boolean; rsvp: RsvpOut | null } & Keys;
type Keys = { seatsKey: QueryKey; mineKey: QueryKey };

/** Writes live messages into the queries, and refetches after each gap. */
function useLiveAnswer({ event, viewerId, listens, rsvp, seatsKey, mineKey }: Listening): void {
  const client = useQueryClient();
  const router = useRouter();
  const ledgerKey = useTRPC().rsvps.ledger.pathKey();
  const refetch = (...keys: QueryKey[]) => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  };
  const renderAnew = usePacedRefetch(() => router.refresh());
  const refetchPlace = usePacedRefetch(() => refetch(mineKey, ledgerKey));

  useChannel(listens ? channelNow(event) : null, {
    "seats.changed": ({ seats: arrived }) => {
      const shown = client.getQueryData<Seats>(seatsKey);
      client.setQueryData(seatsKey, arrived);
      if (rsvp?.status === "waitlisted" && arrived.version > (shown?.version ?? 0)) refetchPlace();
    },
    "event.changed": ({ spreadMs }) => renderAnew(spreadMs),
    onResync: () => (viewerId === null ? refetch(seatsKey) : refetch(seatsKey, mineKey, ledgerKey)),
  });
  useChannel(viewerId === null ? null : userChannel(viewerId), {
    "rsvp.changed": ({ eventId }) => {
      if (eventId === event.id) refetch(mineKey, ledgerKey);
    },
    onResync: () => refetch(mineKey, ledgerKey),
  });
}
