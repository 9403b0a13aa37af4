"use client";

import { Bell, X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { usePush, useSupportsPush } from "./use-push";

const KEPT_UNDER = "turnout-push-invite";

/** One line that offers push messages to a person who waits for a seat. Once closed, it stays closed in this browser. */
export function PushInvite() {
  const dismissed = useSyncExternalStore(subscribe, isDismissed, () => true);
  return useSupportsPush() && !dismissed ? <Invite /> : null;
}

function Invite() {
  const { isOffered, state, refused, turnOn } = usePush();
  const said = turnOn.isSuccess && state === "on";
  if (said) {
    return (
      <p role="status" className="text-muted text-sm">
        We'll notify you on this device.
      </p>
    );
  }
  if (!isOffered || state !== "off" || refused) return null;
  return (
    <div className="flex items-center gap-2 text-sm">
      <Bell aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <Button variant="ghost" size="sm" pending={turnOn.isPending} onClick={() => turnOn.mutate()}>
        Get notified on this device
      </Button>
      <IconButton label="Don't offer this again" size="sm" className="ml-auto" onClick={dismiss}>
        <X />
      </IconButton>
    </div>
  );
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isDismissed(): boolean {
  try {
    return localStorage.getItem(KEPT_UNDER) === "dismissed";
  } catch {
    return true;
  }
}

function dismiss() {
  try {
    localStorage.setItem(KEPT_UNDER, "dismissed");
  } catch {
    // A browser that keeps nothing never shows it.
  }
  for (const listener of listeners) listener();
}
