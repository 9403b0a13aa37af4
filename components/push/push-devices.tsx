"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { Device } from "@/server/domains/push/schema";
import { type PushState, usePush, useSupportsPush } from "./use-push";

/** Push messages in this browser, and the person's other devices; nothing where the browser or the site has none. */
export function PushDevices() {
  return useSupportsPush() ? <Devices /> : null;
}

function Devices() {
  const { isOffered, state, own, others, turnOn, turnOff } = usePush();
  if (!isOffered) return null;
  return (
    <section aria-labelledby="push-devices" className="space-y-4">
      <div className="text-sm">
        <h3 id="push-devices" className="font-medium">
          Push messages
        </h3>
        <p className="text-muted">Get notified on this device, even while Turnout is closed.</p>
      </div>
      <ul aria-label="Devices with push messages" className="divide-y divide-border">
        <li className="flex flex-wrap items-center justify-between gap-4 py-3 first:pt-0">
          <ThisDevice state={state} />
          {state === "off" && (
            <Button variant="secondary" size="sm" pending={turnOn.isPending} onClick={() => turnOn.mutate()}>
              Turn on
            </Button>
          )}
          {state === "on" && own && (
            <Button
              variant="ghost"
              size="sm"
              pending={turnOff.isPending}
              onClick={() => turnOff.mutate(own.id)}
            >
              Turn off
            </Button>
          )}
        </li>
        {others.map((device) => (
          <OtherDevice key={device.id} device={device} onRemove={() => turnOff.mutate(device.id)} />
        ))}
      </ul>
    </section>
  );
}

const WORDS: Record<PushState, string> = {
  unknown: "Checking…",
  off: "Off. Your browser will ask for permission.",
  blocked: "Blocked by your browser. Allow notifications for this site in the browser's settings.",
  on: "On for this device.",
};

function ThisDevice({ state }: { state: PushState }) {
  return (
    <div className="min-w-0 flex-1 text-sm">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        This device {state === "on" && <Badge tone="success">On</Badge>}
      </p>
      <p role="status" className="text-muted">
        {WORDS[state]}
      </p>
    </div>
  );
}

function OtherDevice({ device, onRemove }: { device: Device; onRemove: () => void }) {
  const since = new Date(device.createdAt);
  return (
    <li className="flex items-center justify-between gap-4 py-3">
      <div className="min-w-0 text-sm">
        <p className="font-medium">{device.device}</p>
        <p className="text-muted">
          On since <Time at={since}>{device.createdAt.slice(0, 10)}</Time>
        </p>
      </div>
      <Button
        variant="danger-ghost"
        size="sm"
        aria-label={`Remove ${device.device}, on since ${device.createdAt.slice(0, 10)}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </li>
  );
}
