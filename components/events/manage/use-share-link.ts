"use client";

import { useSyncExternalStore } from "react";
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
  const invite = event.effectiveVisibility === "private" && event.inviteToken;
  const query = invite ? `?invite=${encodeURIComponent(invite)}` : "";
  return `${origin}/events/${event.slug}${query}`;
}
