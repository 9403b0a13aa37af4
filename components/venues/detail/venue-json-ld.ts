import { plainText } from "@/lib/plain-text";
import { AMENITIES, type Amenity } from "@/server/domains/venues/amenities.schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { seatings } from "../seating-words";

/**
 * The venue in the words of schema.org, as the content of a script element. Only for what anyone may find; what the owner
 * left empty is left out.
 * @param url of the venue's page; addresses of photos are read relative to it
 */
export function venueJsonLd(venue: VenueOut, url: string): string {
  const { name, description, address, city, country, latitude, longitude, photos, spaces, amenities } = venue;
  const people = Math.max(
    0,
    ...spaces.flatMap(({ capacities }) => seatings.map((one) => capacities[one] ?? 0)),
  );
  const data = {
    "@context": "https://schema.org",
    "@type": "EventVenue",
    name,
    description: plainText(description) || undefined,
    url,
    image: photos.length > 0 ? photos.map((photo) => new URL(photo.url, url).href) : undefined,
    address: {
      "@type": "PostalAddress",
      streetAddress: address || undefined,
      addressLocality: city,
      addressCountry: country,
    },
    geo:
      latitude !== null && longitude !== null
        ? { "@type": "GeoCoordinates", latitude, longitude }
        : undefined,
    maximumAttendeeCapacity: people || undefined,
    amenityFeature: amenities.map((one) => ({
      "@type": "LocationFeatureSpecification",
      name: AMENITIES[one as Amenity] ?? one,
      value: true,
    })),
  };
  // A name may hold "</script>".
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
