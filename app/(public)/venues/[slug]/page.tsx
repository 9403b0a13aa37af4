import type { Metadata } from "next";
import { venueJsonLd } from "@/components/venues/detail/venue-json-ld";
import { VenueView } from "@/components/venues/detail/venue-view";
import { photoOfSize } from "@/components/venues/photo-of-size";
import { isolate } from "@/lib/clean-text";
import { countryName } from "@/lib/countries";
import { plainText } from "@/lib/plain-text";
import { siteOrigin } from "@/server/auth";
import { mapTiles } from "@/server/land-map/tiles";
import { serverCaller } from "@/server/trpc/caller";
import { loadVenue, type VenuePageProps } from "./shown-venue";

export async function generateMetadata({ params }: VenuePageProps): Promise<Metadata> {
  const {
    name,
    city,
    country,
    slug,
    status,
    description: text,
    photos,
  } = await loadVenue((await params).slug);
  const description = plainText(text, 160) || `A venue in ${isolate(city)}, ${countryName(country)}.`;
  const url = `/venues/${slug}`;
  const [photo] = photos;
  return {
    title: isolate(name),
    description,
    alternates: { canonical: url },
    robots: status === "listed" ? undefined : { index: false },
    openGraph: {
      title: name,
      description,
      url,
      siteName: "Turnout",
      ...(photo && { images: [photoOfSize(photo, 1280)] }),
    },
  };
}

export default async function VenuePage({ params }: VenuePageProps) {
  const venue = await loadVenue((await params).slug);
  const { items: blocks } = await (await serverCaller()).venues.blockedDates({ venueId: venue.id });
  // Their notes are for the team.
  const days = blocks.map(({ start, end }) => ({ start, end }));
  return (
    <>
      {venue.status === "listed" && (
        <script type="application/ld+json">
          {venueJsonLd(venue, `${siteOrigin()}/venues/${venue.slug}`)}
        </script>
      )}
      <VenueView
        venue={venue}
        country={countryName(venue.country)}
        blocks={days}
        tiles={mapTiles()}
        now={new Date()}
      />
    </>
  );
}
