"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Coalescer, createCoalescer } from "@/components/events/manage/coalesce";
import { useTRPCClient } from "@/components/providers/trpc";
import { useChannel, useConnectionState } from "@/lib/use-channel";
import { doorChannel } from "@/server/realtime/channels";
import { Door } from "./door";
import { type DoorEvent, type DoorState, EMPTY_STATE } from "./door-state";
import { waitMs } from "./offline/send-queue";

const LIST_EVERY_MS = 120_000;
/** While the page is not told of arrivals. */
const COUNTS_EVERY_MS = 15_000;
/** Arrivals of a rush come many a second; the counters follow no faster than this. */
const COUNTS_GAP_MS = 700;

/** The door of this page, opened, kept up to date and sending what waits as long as the page is open. */
export function useDoor(event: DoorEvent, viewerId: string): { door: Door; state: DoorState } {
  const client = useTRPCClient();
  const [door] = useState(() => new Door({ event, viewerId, client }));
  const state = useSyncExternalStore(door.data.subscribe, door.data.read, () => EMPTY_STATE);
  useEffect(() => {
    const note = () => door.data.set({ isOnline: navigator.onLine });
    note();
    void door.data.open(null);
    const back = () => {
      note();
      void door.data.send().then(() => door.data.refreshList());
    };
    addEventListener("online", back);
    addEventListener("offline", note);
    const timers = [setInterval(() => navigator.onLine && void door.data.refreshList(), LIST_EVERY_MS)];
    const endSending = sendAgainAndAgain(door);
    return () => {
      removeEventListener("online", back);
      removeEventListener("offline", note);
      for (const timer of timers) clearInterval(timer);
      endSending();
    };
  }, [door]);
  useLiveCounts(door, event);
  return { door, state };
}

/** Reads the counters when the doors are told of arrivals, and every so often while live updates don't work. */
function useLiveCounts(door: Door, event: DoorEvent): void {
  const isLive = useConnectionState() === "online";
  const coalescer = useRef<Coalescer>(null);
  useEffect(() => {
    const made = createCoalescer(() => door.data.refreshCounts(), COUNTS_GAP_MS);
    coalescer.current = made;
    return () => made.stop();
  }, [door]);
  const ask = () => {
    if (navigator.onLine) coalescer.current?.ask();
  };
  useChannel(doorChannel(event.id), { "arrivals.changed": ask, onResync: ask });
  useEffect(() => {
    if (isLive) return;
    const timer = setInterval(() => navigator.onLine && coalescer.current?.ask(), COUNTS_EVERY_MS);
    return () => clearInterval(timer);
  }, [isLive]);
}

/** Every 15 seconds; after failures at first sooner. */
function sendAgainAndAgain(door: Door): () => void {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    timer = setTimeout(
      async () => {
        failures = (await door.data.send().catch(() => false)) ? 0 : failures + 1;
        next();
      },
      waitMs(failures, Math.random()),
    );
  };
  next();
  return () => clearTimeout(timer);
}
