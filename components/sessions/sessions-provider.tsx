"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { newestSeats } from "@/components/rsvps/newest-answer";
import { type Clock, useClock } from "@/components/rsvps/use-clock";
import type { ConnectionState } from "@/lib/live-connection";
import { RESYNC_SPREAD_MS } from "@/lib/pace";
import { useChannel, useConnectionState } from "@/lib/use-channel";
import { usePacedRefetch } from "@/lib/use-paced-refetch";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import { channelNow, userChannel } from "@/server/realtime/channels";
import type { Seats } from "@/server/seats/facts";
import type { ProgramEvent } from "./program-event";
import { useMySchedule } from "./use-my-schedule";

const POLL_MS = 30_000;

export type ProgramScope = { eventId: string; invite?: string };

type SessionsState = {
  event: ProgramEvent;
  scope: ProgramScope;
  viewerId: string | null;
  /** Whether the viewer has an RSVP to the event that is not cancelled. */
  isGuest: boolean;
  clock: Clock;
  connection: ConnectionState;
  /** The viewer's own sessions, by start. */
  mine: ScheduleItem[];
  /** The last attempt to read them again failed. */
  isLate: boolean;
  /** The newest seats of a session, of those that were rendered and those that arrived. */
  seatsOf: (sessionId: string, rendered: Seats) => Seats;
  noteSeats: (sessionId: string, seats: Seats) => void;
  setMine: (change: (items: ScheduleItem[]) => ScheduleItem[]) => void;
  refetchMine: () => void;
};

const SessionsContext = createContext<SessionsState | null>(null);

/** The live state of the sessions around. @throws outside a SessionsProvider */
export function useSessions(): SessionsState {
  const state = useContext(SessionsContext);
  if (!state) throw new Error("useSessions needs a SessionsProvider around it");
  return state;
}

type SessionsProviderProps = {
  event: ProgramEvent;
  invite: string | undefined;
  viewerId: string | null;
  isGuest: boolean;
  /** Whether the server lets the viewer listen to the event. */
  mayListen: boolean;
  initialMine: ScheduleItem[];
  /** The sessions that the page shows. */
  sessionIds: string[];
  /** The instants (ISO) at which what is shown changes: ends of sessions. */
  boundaries: string[];
  /** ISO instant at which the server rendered the page. */
  renderedAt: string;
  children: ReactNode;
};

/** Holds seats and the viewer's own sessions for every card and button on the page, and keeps them live. */
export function SessionsProvider({
  children,
  initialMine,
  boundaries,
  renderedAt,
  ...page
}: SessionsProviderProps) {
  const { event, invite, viewerId, isGuest } = page;
  const scope = { eventId: event.id, ...(invite && { invite }) };
  const schedule = useMySchedule({ scope, viewerId, initialMine });
  const connection = useConnectionState();
  const { seats, noteSeats } = useArrivedSeats();
  useLiveSessions({
    ...page,
    scope,
    connection,
    mine: schedule.mine,
    refetchMine: schedule.refetchMine,
    noteSeats,
  });
  const offerEnds = schedule.mine.map(({ offerExpiresAt }) => offerExpiresAt);
  const clock = useClock(renderedAt, [...boundaries, ...offerEnds]);
  const state: SessionsState = {
    ...schedule,
    event,
    scope,
    viewerId,
    isGuest,
    clock,
    connection,
    noteSeats,
    mine: schedule.mine.filter((item) => !isOfferOver(item, clock.now)),
    seatsOf: (sessionId, rendered) => newestSeats(seats.get(sessionId), rendered),
  };
  return <SessionsContext value={state}>{children}</SessionsContext>;
}

/** An offer past its end is over, even if the server has not said so yet. */
function isOfferOver({ rsvpStatus, offerExpiresAt }: ScheduleItem, now: Date): boolean {
  return rsvpStatus === "offered" && offerExpiresAt !== null && new Date(offerExpiresAt) <= now;
}

function useArrivedSeats() {
  const [seats, setSeats] = useState<ReadonlyMap<string, Seats>>(new Map());
  const noteSeats = useCallback((sessionId: string, arrived: Seats) => {
    setSeats((before) => new Map(before).set(sessionId, newestSeats(before.get(sessionId), arrived)));
  }, []);
  return { seats, noteSeats };
}

/** `SEATS_PER_CALL_MAX`, whose module would bring zod to the page. */
const SEATS_PER_CALL = 100;

type ReadSeats = Pick<SessionsState, "scope" | "mine" | "noteSeats"> &
  Pick<SessionsProviderProps, "sessionIds">;

/**
 * Reads the seats of the sessions on the page and of the viewer's own. Where that fails, the next message brings them.
 */
function useReadSeats({ scope, sessionIds, mine, noteSeats }: ReadSeats): () => void {
  const client = useTRPCClient();
  return () => {
    const ids = [...new Set([...sessionIds, ...mine.map(({ sessionId }) => sessionId)])];
    for (let from = 0; from < ids.length; from += SEATS_PER_CALL) {
      const part = ids.slice(from, from + SEATS_PER_CALL);
      client.sessions.seats.query({ ...scope, sessionIds: part.join(",") }).then(
        ({ items }) => {
          for (const { sessionId, seats } of items) noteSeats(sessionId, seats);
        },
        () => {},
      );
    }
  };
}

type Live = Pick<SessionsProviderProps, "event" | "viewerId" | "mayListen" | "sessionIds"> &
  Pick<SessionsState, "scope" | "connection" | "mine" | "refetchMine" | "noteSeats">;

/** Takes in live messages, and reads the page again after each gap. */
function useLiveSessions({
  event,
  scope,
  viewerId,
  mayListen,
  sessionIds,
  connection,
  mine,
  refetchMine,
  noteSeats,
}: Live): void {
  const router = useRouter();
  const hasListened = useRef(false);
  const readSeats = useReadSeats({ scope, sessionIds, mine, noteSeats });
  const refreshSoon = usePacedRefetch(() => router.refresh());
  const refetchPlaces = usePacedRefetch(refetchMine);
  const waits = (sessionId: string) =>
    mine.some((item) => item.sessionId === sessionId && item.rsvpStatus === "waitlisted");
  useChannel(mayListen || mine.length > 0 ? channelNow(event) : null, {
    "session-seats.changed": ({ sessionId, seats }) => {
      noteSeats(sessionId, seats);
      if (waits(sessionId)) refetchPlaces();
    },
    "sessions.changed": ({ spreadMs }) => {
      refreshSoon(spreadMs);
      if (mine.length > 0) refetchPlaces();
    },
    "event.changed": ({ spreadMs }) => refreshSoon(spreadMs),
    // The page was rendered a moment before it listens: only seats can have changed meanwhile. After a gap anything can:
    // seats are read right away, and the page after them.
    onResync: () => {
      readSeats();
      if (hasListened.current) refreshSoon(RESYNC_SPREAD_MS);
      hasListened.current = true;
    },
  });
  useChannel(viewerId === null ? null : userChannel(viewerId), {
    "rsvp.changed": ({ eventId }) => {
      if (eventId === event.id) refetchMine();
    },
    onResync: refetchMine,
  });
  useEffect(() => {
    if (connection === "online") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [connection, router]);
}
