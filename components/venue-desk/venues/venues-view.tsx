"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, ChevronRight, Plus } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { AvailabilityBadge } from "@/components/venues/availability-badge";
import { counted } from "@/lib/plural";
import { useChannel } from "@/lib/use-channel";
import type { OwnVenues } from "@/server/domains/venues/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";
import { deskPages } from "../desk-pages";
import { venueStatusWords } from "./venue-words";

type VenuesViewProps = { orgSlug: string; organizationId: string; mayChange: boolean; initial: OwnVenues };

/** The venues of an organization in every status; live. */
export function VenuesView({ orgSlug, organizationId, mayChange, initial }: VenuesViewProps) {
  const trpc = useTRPC();
  const { data, refetch } = useQuery(
    trpc.venues.mine.queryOptions({ orgId: organizationId }, { initialData: initial }),
  );
  const reload = () => void refetch();
  useChannel(organizationChannel(organizationId), { "venue.changed": reload, onResync: reload });
  const pages = deskPages(orgSlug);
  const add = mayChange && (
    <ButtonLink href={pages.newVenue}>
      <Plus aria-hidden="true" />
      Add a venue
    </ButtonLink>
  );
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl">Venues</h2>
        {data.items.length > 0 && add}
      </div>
      {data.items.length === 0 ? (
        <EmptyState
          icon={<Building2 />}
          title="No venue yet"
          description={
            mayChange
              ? "Describe your venue and its spaces, then list it so that organizers can ask you."
              : "Owners and managers of your organization can add venues."
          }
          action={add}
        />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {data.items.map((venue) => (
            <VenueRow key={venue.id} venue={venue} href={pages.venue(venue.slug)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function VenueRow({ venue, href }: { venue: OwnVenues["items"][number]; href: string }) {
  const { label, tone } = venueStatusWords[venue.status];
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5 transition-colors hover:bg-fill">
      <div className="min-w-0 flex-1 basis-52">
        <Link
          href={href}
          className="wrap-anywhere font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
        >
          <bdi>{venue.name}</bdi>
        </Link>
        <p className="text-muted text-sm">
          <bdi>{venue.city}</bdi> · {counted(venue.spaceCount, "space")}
        </p>
      </div>
      <Badge tone={tone}>{label}</Badge>
      <AvailabilityBadge badge={venue.badge} />
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted max-sm:hidden" />
    </li>
  );
}
