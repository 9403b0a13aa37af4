"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import type { EventDetails } from "@/server/domains/events/schema";
import { channelNow, hostChannel } from "@/server/realtime/channels";
import type { Seats } from "@/server/seats/facts";
import { type Coalescer, createCoalescer } from "./coalesce";

type Managed = {
  event: EventDetails;
  /** The address of the event's own page; the manage pages are below it. */
  path: string;
  /** The newest counts that anything has told this page. */
  seats: Seats;
  /** When the server rendered the page: the same instant on both sides of hydration. */
  renderedAt: Date;
  /** Asks again for everything about guests that is on the screen. */
  refresh: () => void;
  adoptEvent: (event: EventDetails) => void;
  adoptSeats: (seats: Seats) => void;
};

const ManageContext = createContext<Managed | null>(null);

/** Messages come at most four times a second; the lists follow no faster than this. */
const REFRESH_GAP_MS = 700;

/** The event that a manage page is about. @throws Error outside `ManageProvider` */
export function useManaged(): Managed {
  const managed = useContext(ManageContext);
  if (!managed) throw new Error("useManaged needs a ManageProvider around it");
  return managed;
}

type ManageProviderProps = {
  initial: EventDetails;
  path: string;
  renderedAt: string;
  /** Leaders of the event's group are no hosts, and do not hear of its guests. */
  isHost?: boolean;
  children: ReactNode;
};

/** Keeps the event, its seats and its guests current for the pages inside. */
export function ManageProvider({ initial, path, renderedAt, isHost = true, children }: ManageProviderProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = trpc.events.get.queryOptions({ eventId: initial.id }, { initialData: initial });
  const { data: event } = useQuery(query);
  const [told, setTold] = useState(initial.seats);
  const seats = newer(event.seats, told);
  const refresh = useGuestRefresh();

  const actions = useMemo(
    () => ({
      adoptSeats: (next: Seats) => setTold((known) => newer(known, next)),
      adoptEvent: (next: EventDetails) => client.setQueryData(query.queryKey, next),
      refetchEvent: () => void client.invalidateQueries({ queryKey: query.queryKey }),
    }),
    [client, query.queryKey],
  );
  useChannel(channelNow(event), {
    "seats.changed": (message) => actions.adoptSeats(message.seats),
    "event.changed": actions.refetchEvent,
    onResync: actions.refetchEvent,
  });
  useChannel(isHost ? hostChannel(event.id) : null, { "guests.changed": refresh, onResync: refresh });

  const managed = useMemo(
    () => ({ event, path, seats, renderedAt: new Date(renderedAt), refresh, ...actions }),
    [event, path, seats, renderedAt, refresh, actions],
  );
  return <ManageContext value={managed}>{children}</ManageContext>;
}

/** Messages can overtake each other and the answers of queries: the higher version is the later truth. */
function newer(known: Seats, next: Seats): Seats {
  return next.version > known.version ? next : known;
}

function useGuestRefresh(): () => void {
  const trpc = useTRPC();
  const client = useQueryClient();
  const coalescer = useRef<Coalescer>(null);
  useEffect(() => {
    const filters = [
      ...[trpc.rsvps.pathFilter(), trpc.claims.pathFilter(), trpc.analytics.pathFilter()],
      trpc.reminders.list.pathFilter(),
    ];
    const refetch = () => Promise.all(filters.map((filter) => client.invalidateQueries(filter)));
    const made = createCoalescer(refetch, REFRESH_GAP_MS);
    coalescer.current = made;
    return () => made.stop();
  }, [client, trpc]);
  return useMemo(() => () => coalescer.current?.ask(), []);
}
