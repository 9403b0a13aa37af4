"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { newestSeats } from "@/components/rsvps/newest-answer";
import { type Clock, useClock } from "@/components/rsvps/use-clock";
import { usePacedRefetch } from "@/components/rsvps/use-paced-refetch";
import type { ConnectionState } from "@/lib/live-connection";
import { useChannel, useConnectionState } from "@/lib/use-channel";
import type { ScheduleItem } from "@/server/domains/schedule/schema";
import { eventChannel, userChannel } from "@/server/realtime/channels";
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

/** The sessions whose seats are read when the page begins to listen: as many as a page shows. */
const SEATS_MAX = 200;
const PAGE = 100;

/** Reads the seats of the first sessions. Where that fails, the next message brings them. */
function useReadSeats(scope: ProgramScope, noteSeats: SessionsState["noteSeats"]): () => void {
  const client = useTRPCClient();
  const read = async () => {
    let cursor: string | null = null;
    for (let count = 0; count < SEATS_MAX; count += PAGE) {
      const asked = { ...scope, limit: PAGE, ...(cursor && { cursor }) };
      const page: SessionPage = await client.sessions.list.query(asked);
      for (const { id, seats } of page.items) noteSeats(id, seats);
      cursor = page.nextCursor;
      if (!cursor) return;
    }
  };
  return () => void read().catch(() => {});
}

type SessionPage = { items: { id: string; seats: Seats }[]; nextCursor: string | null };

type Live = Pick<SessionsProviderProps, "event" | "viewerId" | "mayListen"> &
  Pick<SessionsState, "scope" | "connection" | "mine" | "refetchMine" | "noteSeats">;

/** Takes in live messages, and reads the page again after each gap. */
function useLiveSessions({
  event,
  scope,
  viewerId,
  mayListen,
  connection,
  mine,
  refetchMine,
  noteSeats,
}: Live): void {
  const router = useRouter();
  const hasListened = useRef(false);
  const readSeats = useReadSeats(scope, noteSeats);
  const refreshSoon = usePacedRefetch(() => router.refresh());
  const refetchPlaces = usePacedRefetch(refetchMine);
  const waits = (sessionId: string) =>
    mine.some((item) => item.sessionId === sessionId && item.rsvpStatus === "waitlisted");
  useChannel(mayListen || mine.length > 0 ? eventChannel(event) : null, {
    "session-seats.changed": ({ sessionId, seats }) => {
      noteSeats(sessionId, seats);
      if (waits(sessionId)) refetchPlaces();
    },
    "sessions.changed": () => {
      refreshSoon();
      if (mine.length > 0) refetchPlaces();
    },
    "event.changed": refreshSoon,
    // The page was rendered a moment before it listens: only seats can have changed meanwhile. After a gap anything can.
    onResync: () => {
      if (hasListened.current) return refreshSoon();
      hasListened.current = true;
      readSeats();
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
