"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import { formatInZone } from "@/lib/dates";
import type { EntryProps } from "./entry-shared";
import { isHeld } from "./entry-words";

/** What happens next to an entry, and why it stands where it stands. */
export function EntryHistory({ entry, organizationId, timeZone, clock }: EntryProps) {
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const isActive = entry.endedAt === null;
  const ledger = useQuery(
    trpc.waitlists.ledger.queryOptions(
      { orgId: organizationId, waitlistId: entry.id },
      { enabled: isActive || isOpen },
    ),
  );
  const when = (at: string) => formatInZone({ at: new Date(at), timeZone, now: clock.now });
  // A hold says above what to do and until when.
  const next = isHeld(entry, clock.now) ? null : ledger.data?.next;
  return (
    <div className="space-y-2 text-sm">
      {isActive && !isHeld(entry, clock.now) && (
        <p className="min-h-5">
          {next && (
            <>
              <span className="font-medium">What happens next:</span> {next.reason}
              {next.at && <span className="text-muted"> By {when(next.at)} at the latest.</span>}
            </>
          )}
        </p>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="hit-area relative w-fit cursor-pointer rounded-sm font-medium text-accent-text underline-offset-4 hover:underline">
          History<span className="sr-only"> with {entry.venue.name}</span>
        </summary>
        <div className="pt-3">
          {ledger.data ? (
            <Timeline label={`History with ${entry.venue.name}`}>
              {ledger.data.items.map((line, index) => (
                <TimelineItem
                  // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows at its end.
                  key={index}
                  title={line.reason}
                  time={<Time at={new Date(line.at)}>{when(line.at)}</Time>}
                />
              ))}
            </Timeline>
          ) : ledger.isError ? (
            <p role="alert" className="text-danger">
              The history could not be loaded.{" "}
              <Button size="sm" variant="ghost" onClick={() => void ledger.refetch()}>
                Try again
              </Button>
            </p>
          ) : (
            <Skeleton className="h-16" />
          )}
        </div>
      </details>
    </div>
  );
}
