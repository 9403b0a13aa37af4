"use client";

import { ChevronLeft, ExternalLink } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { ViewTabs } from "@/components/ui/view-tabs";
import type { BlockOut } from "@/server/domains/venues/blocked-dates/schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { deskPages, type VenuePart, venueParts } from "../desk-pages";
import { BlockedDates } from "./blocked-dates";
import { EditProfile } from "./edit-profile";
import { PhotosPanel } from "./photos-panel";
import { SpacesPanel } from "./spaces-panel";
import { StatusPanel } from "./status-panel";
import { useVenue } from "./use-venue";
import { venueStatusWords } from "./venue-words";

type VenueEditorProps = {
  orgSlug: string;
  initial: VenueOut;
  part: VenuePart;
  blocks: BlockOut[];
  /** Managers and owners of the organization. */
  mayChange: boolean;
  /** Today in the venue's time zone. */
  today: string;
};

const partLabels: Record<VenuePart, string> = {
  profile: "Profile",
  spaces: "Spaces",
  photos: "Photos",
  dates: "Blocked dates",
};

/** One venue, part by part: what is said of it, its spaces, photos and blocked dates. */
export function VenueEditor({ orgSlug, initial, part, blocks, mayChange, today }: VenueEditorProps) {
  const { venue, keep, reload } = useVenue(initial);
  const pages = deskPages(orgSlug);
  const { label, tone } = venueStatusWords[venue.status];
  const isPublic = venue.status === "listed" || venue.status === "unlisted";
  const mayEdit = mayChange && venue.status !== "archived";
  return (
    <div className="space-y-5">
      <header className="space-y-2">
        <Link
          href={pages.venues}
          className="-ml-1 inline-flex items-center gap-0.5 rounded-sm text-muted text-sm hover:text-text"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Venues
        </Link>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 className="wrap-anywhere min-w-0 text-xl">
            <bdi>{venue.name}</bdi>
          </h2>
          <span aria-live="polite">
            <Badge tone={tone}>{label}</Badge>
          </span>
          {isPublic && (
            <Link
              href={`/venues/${venue.slug}`}
              className="inline-flex items-center gap-1.5 rounded-sm text-accent-text text-sm hover:underline"
            >
              View page
              <ExternalLink aria-hidden="true" className="size-3.5" />
            </Link>
          )}
        </div>
      </header>
      <ViewTabs
        label="Parts of the venue"
        tabs={venueParts.map((view) => ({
          view,
          href: pages.venue(venue.slug, view),
          label: partLabels[view],
        }))}
        current={part}
        prefetch={false}
      />
      {!mayChange && (
        <Callout>
          You can look at everything here. Owners and managers of your organization can change it.
        </Callout>
      )}
      {part === "profile" && (
        <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start">
          <EditProfile venue={venue} mayEdit={mayEdit} onSaved={keep} onReload={reload} />
          <StatusPanel venue={venue} mayChange={mayChange} onSaved={keep} className="max-xl:order-first" />
        </div>
      )}
      {part === "spaces" && <SpacesPanel venue={venue} mayEdit={mayEdit} onChanged={reload} />}
      {part === "photos" && <PhotosPanel venue={venue} mayEdit={mayEdit} onChanged={reload} />}
      {part === "dates" && <BlockedDates venue={venue} initial={blocks} mayEdit={mayEdit} today={today} />}
    </div>
  );
}
