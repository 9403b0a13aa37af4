"use client";

import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { ChannelKind, ChannelMessages, ChannelName } from "@/server/realtime/channels";
import type { ConnectionState, LiveConnection } from "./live-connection";

type ChannelHandlers<Kind extends ChannelKind> = {
  [Name in keyof ChannelMessages[Kind]]?: (data: ChannelMessages[Kind][Name]) => void;
} & {
  /** Called on every subscription, the first and each after a lost connection: messages in between are gone, so refetch. */
  onResync?: () => void;
};

/** Provided by `LiveProvider`; null where live updates are not configured. */
export const LiveContext = createContext<LiveConnection | null>(null);

/**
 * Listens on a channel while the component is mounted; null listens nowhere.
 * Handlers may be new functions on every render. Without a provider nothing is ever said.
 */
export function useChannel<Kind extends ChannelKind>(
  channel: ChannelName<Kind> | null,
  handlers: ChannelHandlers<Kind>,
): void {
  const connection = useContext(LiveContext);
  const onMessage = useEffectEvent((name: string, data: unknown) => {
    const handle = handlers[name as keyof ChannelMessages[Kind]] as ((data: unknown) => void) | undefined;
    if (Object.hasOwn(handlers, name)) handle?.(data);
  });
  const onResync = useEffectEvent(() => handlers.onResync?.());

  useEffect(() => {
    if (!connection || channel === null) return;
    return connection.subscribe(channel, {
      onMessage: (name, data) => onMessage(name, data),
      onResync: () => onResync(),
    });
  }, [connection, channel]);
}

/** How live this page is. "idle": nothing on it listens. "offline" also when the browser says that it is. */
export function useConnectionState(): ConnectionState {
  const connection = useContext(LiveContext);
  return useSyncExternalStore(
    connection?.onStateChange ?? neverChanges,
    connection?.state ?? alwaysIdle,
    alwaysIdle,
  );
}

const neverChanges = () => () => {};
const alwaysIdle = (): ConnectionState => "idle";
