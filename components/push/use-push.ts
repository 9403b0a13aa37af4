"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { useTRPC, useTRPCClient } from "../providers/trpc";
import { isBlocked, isSubscribed, subscribeBrowser, supportsPush, unsubscribeBrowser } from "./browser";

const never = () => () => {};

/** Whether this browser can get push messages; false on the server and while the server's HTML is taken over. */
export function useSupportsPush(): boolean {
  return useSyncExternalStore(never, supportsPush, () => false);
}

export type PushState = "unknown" | "off" | "blocked" | "on";

const NOT_NOW = "Push messages could not be turned on in this browser. Try again later.";

/** Push messages in this browser and the person's others. Use it only where `useSupportsPush` says yes. */
export function usePush() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const site = useQuery(trpc.push.key.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const devices = useQuery(trpc.push.devices.queryOptions());
  const browser = useQuery({ queryKey: ["this browser's push subscription"], queryFn: isSubscribed });
  const [refused, setRefused] = useState(false);
  const key = site.data?.key ?? null;
  const items = devices.data?.items ?? [];
  const own = items.find((device) => device.isCurrent);
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.push.devices.queryKey() }),
      queries.invalidateQueries({ queryKey: ["this browser's push subscription"] }),
    ]);
  const turnOn = useMutation({
    mutationFn: async () => {
      if (key === null) return;
      const subscription = await subscribeBrowser(key).catch(() => {
        throw new Error(NOT_NOW);
      });
      setRefused(subscription === null);
      if (subscription) await client.push.subscribe.mutate(subscription);
    },
    onSettled: refresh,
    onError: tellFailure,
  });
  const turnOff = useMutation({
    mutationFn: async (deviceId: string) => {
      if (deviceId === own?.id) await unsubscribeBrowser();
      await client.push.unsubscribe.mutate({ deviceId });
    },
    onSettled: refresh,
    onError: tellFailure,
  });
  return {
    /** Whether the site sends push messages; null while that is not known. */
    isOffered: site.data ? key !== null : null,
    state: stateOf({
      isOn: own !== undefined && browser.data === true,
      isKnown: !!devices.data && !browser.isPending,
    }),
    /** Whether the person was asked just now and said no. */
    refused,
    own,
    others: items.filter((device) => !device.isCurrent),
    turnOn,
    turnOff,
  };
}

function stateOf({ isOn, isKnown }: { isOn: boolean; isKnown: boolean }): PushState {
  if (isBlocked()) return "blocked";
  if (!isKnown) return "unknown";
  return isOn ? "on" : "off";
}

function tellFailure(error: Error) {
  const title = error.message === NOT_NOW ? NOT_NOW : errorMessage(errorFacts(error));
  toast({ title, tone: "danger", id: "push" });
}
