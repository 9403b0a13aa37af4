import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Container } from "@/components/layout/container";
import { Cover } from "@/components/ui/cover";
import { Markdown } from "@/components/ui/markdown";
import type { Days } from "@/lib/days";
import { AMENITIES, type Amenity } from "@/server/domains/venues/amenities.schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import type { Tiles } from "../map/map-ground";
import { BlockedDays } from "./blocked-days";
import { PhotoGallery } from "./photo-gallery";
import { SpacesTable } from "./spaces-table";
import { VenueAside } from "./venue-aside";
import { VenueNotice } from "./venue-notice";

type VenueViewProps = {
  venue: VenueOut;
  /** The name of its country. */
  country: string;
  blocks: readonly Days[];
  tiles: Tiles | null;
  now: Date;
};

/** The public face of a venue. */
export function VenueView({ venue, country, blocks, tiles, now }: VenueViewProps) {
  const { id, name, organization, city, photos, spaces, amenities, description, houseRules } = venue;
  return (
    <Container width="wide" className="space-y-6">
      <VenueNotice venue={venue} />
      <header className="space-y-1.5">
        <h1 dir="auto" className="wrap-anywhere text-3xl sm:text-4xl">
          <bdi>{name}</bdi>
        </h1>
        <p className="text-muted">
          <bdi>{city}</bdi>, {country} · by <bdi>{organization.name}</bdi>
        </p>
      </header>
      {photos.length > 0 ? (
        <PhotoGallery photos={photos} name={name} />
      ) : (
        <Cover id={id} ratio="banner" priority className="rounded-panel max-sm:aspect-[2/1]!" />
      )}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="lg:order-last lg:sticky lg:top-20 lg:self-start">
          <VenueAside venue={venue} country={country} tiles={tiles} now={now} />
        </div>
        <div className="min-w-0 space-y-8">
          {description.trim() !== "" && (
            <Section id="about" title="About this venue">
              <Markdown>{description}</Markdown>
            </Section>
          )}
          {spaces.length > 0 && (
            <Section id="spaces" title="Spaces">
              <SpacesTable spaces={spaces} />
            </Section>
          )}
          {amenities.length > 0 && (
            <Section id="amenities" title="Amenities">
              <Amenities names={amenities} />
            </Section>
          )}
          {blocks.length > 0 && (
            <Section id="blocked" title="Not available">
              <BlockedDays blocks={blocks} />
            </Section>
          )}
          {houseRules.trim() !== "" && (
            <Section id="rules" title="House rules">
              <Markdown>{houseRules}</Markdown>
            </Section>
          )}
        </div>
      </div>
    </Container>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="border-border border-b pb-2 text-base">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Amenities({ names }: { names: readonly string[] }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-2 text-sm">
      {names.map((name) => (
        <li key={name} className="flex items-center gap-2">
          <Check aria-hidden="true" className="size-4 shrink-0 text-success" />
          {AMENITIES[name as Amenity] ?? name}
        </li>
      ))}
    </ul>
  );
}
