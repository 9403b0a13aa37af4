"use client";

import { MessageSquareReply } from "lucide-react";
import { useRouter } from "next/navigation";
import { useNow } from "@/components/events/manage/use-now";
import { Callout } from "@/components/ui/callout";
import { NativeSelect } from "@/components/ui/native-select";
import { answerRateWords } from "@/components/venues/evidence-words";
import type { VenueOut } from "@/server/domains/venues/schema";
import { deskPages } from "../desk-pages";
import { BadgePanel } from "./badge-panel";
import { BreakerPanel } from "./breaker-panel";
import { QueuePanel } from "./queue-panel";
import { SignalsPanel } from "./signals-panel";
import { type AvailabilityData, useAvailability } from "./use-availability";

type AvailabilityViewProps = {
  orgSlug: string;
  venue: VenueOut;
  venues: readonly { id: string; slug: string; name: string }[];
  /** Managers and owners of the organization. */
  mayChange: boolean;
  initial: AvailabilityData;
  renderedAt: string;
};

/** The badge of one venue, from what it is known, and the waitlist behind it; live. */
export function AvailabilityView({
  orgSlug,
  venue,
  venues,
  mayChange,
  initial,
  renderedAt,
}: AvailabilityViewProps) {
  const router = useRouter();
  const state = useAvailability(venue.id, venue.organization.id, initial);
  const now = useNow(new Date(renderedAt));
  const rate = answerRateWords(venue.answerRate);
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 className="wrap-anywhere min-w-0 text-xl">
          <bdi>{venue.name}</bdi>
        </h2>
        {venues.length > 1 && (
          <NativeSelect
            aria-label="Venue"
            className="w-56 max-w-full"
            value={venue.slug}
            onChange={({ target }) => router.push(deskPages(orgSlug).availability(target.value))}
          >
            {venues.map(({ id, slug, name }) => (
              <option key={id} value={slug}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </div>
      {!mayChange && (
        <Callout>
          You can look at everything here. Owners and managers of your organization can change it.
        </Callout>
      )}
      <BreakerPanel state={state} venue={venue} mayChange={mayChange} now={now} />
      <BadgePanel state={state} timeZone={venue.timeZone} mayChange={mayChange} now={now} />
      <QueuePanel queue={state.queue} timeZone={venue.timeZone} now={now} />
      <SignalsPanel signals={state.signals} now={now} />
      {rate && (
        <p className="flex gap-2 text-sm">
          <MessageSquareReply aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          <span>
            {rate}. <span className="text-muted">Everyone sees this on your venue's page.</span>
          </span>
        </p>
      )}
    </div>
  );
}
