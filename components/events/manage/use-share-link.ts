"use client";

import { useSyncExternalStore } from "react";
import { eventPath, sharePathOf } from "@/components/rsvps/event-path";
import { useManaged } from "./manage-context";

const never = () => () => {};

/** The address to send to people: with the invitation of a private event. Without a host until hydrated. */
export function useShareLink(): string {
  const { event } = useManaged();
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  return `${origin}${sharePathOf(event) ?? eventPath(event)}`;
}
