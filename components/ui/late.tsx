"use client";

import { type ComponentType, type ReactNode, useSyncExternalStore } from "react";
import { whenQuiet } from "@/lib/when-quiet";

/** A component whose script is fetched when it is first wanted, or ahead of that by `preload`. */
export type LatePart<Props extends object> = {
  preload: () => Promise<void>;
  subscribe: (listener: () => void) => () => void;
  loaded: () => ComponentType<Props> | null;
};

/**
 * @param wanted "when-shown": as soon as it is on the page. "when-quiet": once the page has loaded and the browser is
 * idle, or the person begins to use the page; for what is not missed until then
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  wanted: "when-shown" | "when-quiet" = "when-shown",
): LatePart<Props> {
  let component: ComponentType<Props> | null = null;
  let asked = false;
  const listeners = new Set<() => void>();
  const preload = async () => {
    if (asked) return;
    asked = true;
    try {
      component = await load();
      for (const listener of listeners) listener();
    } catch {
      // Offline, or a newer version was deployed: whoever needs it next asks again.
      asked = false;
    }
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    if (wanted === "when-quiet") whenQuiet(() => void preload());
    else void preload();
    return () => listeners.delete(listener);
  };
  return { preload, subscribe, loaded: () => component };
}

/**
 * Shows a late part. Until it is there, on the server, and where it cannot be fetched, the fallback stands in.
 * Unlike `lazy` it never suspends: once fetched it is there in the same frame, and nothing else is hidden meanwhile.
 */
export function Late<Props extends object>({
  part,
  props,
  fallback = null,
}: {
  part: LatePart<Props>;
  props: Props;
  fallback?: ReactNode;
}) {
  const Loaded = useSyncExternalStore(part.subscribe, part.loaded, nothingOnTheServer);
  return Loaded ? <Loaded {...props} /> : fallback;
}

const nothingOnTheServer = () => null;
