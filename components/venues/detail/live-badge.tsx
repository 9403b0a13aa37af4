"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import type { BadgeOut } from "@/server/domains/availability/schema";
import { venueChannel } from "@/server/realtime/sourcing-channels";
import { AvailabilityBadge } from "../availability-badge";
import { evidenceWords } from "../evidence-words";

type LiveBadgeProps = { venueId: string; initial: BadgeOut; renderedAt: string };

/** The badge of a venue with its evidence; it changes in the open page when the venue's does. */
export function LiveBadge({ venueId, initial, renderedAt }: LiveBadgeProps) {
  const client = useTRPCClient();
  const [told, setTold] = useState<{ badge: BadgeOut; at: Date } | null>(null);
  const refetch = () => {
    const at = new Date();
    // Not the cached public badge: that may be dropped a moment after this message.
    client.venues.get
      .query({ venueId })
      // Answers can overtake each other: that of the latest question counts.
      .then(({ badge }) => setTold((known) => (known && known.at > at ? known : { badge, at })))
      // The badge stays as it is; a lost connection is shown by the banner of the site.
      .catch(() => {});
  };
  useChannel(venueChannel(venueId), { "badge.changed": refetch, onResync: refetch });
  const badge = told?.badge ?? initial;
  return (
    <div aria-live="polite" className="space-y-2">
      <AvailabilityBadge badge={badge} size="lg" />
      <p className="text-muted text-sm">{evidenceWords(badge, told?.at ?? new Date(renderedAt))}</p>
    </div>
  );
}
