import { MapPin, MessageSquareReply, Send } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DetailRow } from "@/components/ui/detail-row";
import type { VenueOut } from "@/server/domains/venues/schema";
import { answerRateWords } from "../evidence-words";
import type { Tiles } from "../map/map-ground";
import { VenueMap } from "../map/venue-map";
import { LiveBadge } from "./live-badge";

type VenueAsideProps = { venue: VenueOut; country: string; tiles: Tiles | null; now: Date };

/** Whether the venue takes events, how it answers, how to ask it, and where it is. */
export function VenueAside({ venue, country, tiles, now }: VenueAsideProps) {
  const rate = answerRateWords(venue.answerRate);
  const canBeAsked = venue.status === "listed" || venue.status === "unlisted";
  return (
    <div className="space-y-5">
      <Card className="space-y-4">
        <LiveBadge venueId={venue.id} initial={venue.badge} renderedAt={now.toISOString()} />
        {rate && (
          <p className="flex gap-2 text-sm">
            <MessageSquareReply aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
            {rate}
          </p>
        )}
        {canBeAsked && (
          <div className="space-y-2">
            <ButtonLink
              href={`/organize?venue=${encodeURIComponent(venue.slug)}`}
              size="lg"
              width="full"
              prefetch={false}
            >
              <Send aria-hidden="true" />
              Ask this venue
            </ButtonLink>
            <p className="text-center text-muted text-xs">Starts a request. Nothing is sent yet.</p>
          </div>
        )}
      </Card>
      <Where venue={venue} country={country} tiles={tiles} />
    </div>
  );
}

function Where({ venue, country, tiles }: Omit<VenueAsideProps, "now">) {
  const { id, slug, name, address, city, latitude, longitude, badge } = venue;
  const place = [address, city, country].filter(Boolean).join(", ");
  const isPlaced = latitude !== null && longitude !== null;
  return (
    <div className="space-y-4">
      <DetailRow
        icon={<MapPin />}
        title={
          <span className="wrap-anywhere">
            <bdi>{address || city}</bdi>
          </span>
        }
        detail={
          <>
            {address && (
              <>
                <bdi>{city}</bdi>,{" "}
              </>
            )}
            {country} ·{" "}
            <a
              href={mapAddress(isPlaced ? `${latitude},${longitude}` : place)}
              target="_blank"
              rel="noreferrer"
              className="rounded-sm underline decoration-border-control underline-offset-4 hover:text-text"
            >
              View map
            </a>
          </>
        }
      />
      {isPlaced && (
        <VenueMap
          points={[{ id, slug, name, latitude, longitude, badge }]}
          tiles={tiles}
          label={`Map of ${city}`}
          isLinked={false}
        />
      )}
    </div>
  );
}

function mapAddress(place: string): string {
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
}
