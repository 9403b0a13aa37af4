import { capacityWords } from "@/components/venues/seating-words";
import { distanceWords } from "@/lib/distance-words";
import { counted, grouped } from "@/lib/plural";
import { type AvailabilityStatus, availabilityStatus } from "@/server/domains/availability/schema";
import type { SuggestionsOut } from "@/server/domains/rfps/comparison.schema";
import type { RfpOut } from "@/server/domains/rfps/schema";
import type { ListedVenue } from "@/server/domains/venues/directory/schema";

export type VenueOption = {
  id: string;
  slug: string;
  name: string;
  city: string;
  badge: AvailabilityStatus;
  /** Why it could fit, in a few words each. */
  why: string[];
};

type Wanted = Pick<RfpOut, "attendanceMax" | "spaceRequirements" | "preferredDatesStart">;

/** A suggested venue: it holds everyone and is free on the dates, or the server would not suggest it. */
export function suggestedOption(
  venue: SuggestionsOut["items"][number],
  { preferredDatesStart }: Wanted,
): VenueOption {
  const { venueId: id, slug, name, city, capacity, asked, answered, distanceKm } = venue;
  const badge = availabilityStatus.catch("not_set").parse(venue.availabilityStatus);
  const why = [
    `Room for ${grouped(capacity)}`,
    preferredDatesStart && "free on your dates",
    asked > 0 && `answers ${answered} of ${counted(asked, "request")}`,
    distanceKm !== null && `${distanceWords(distanceKm)} away`,
  ].filter((words) => typeof words === "string" && words !== "");
  return { id, slug, name, city, badge, why: why as string[] };
}

/** A venue that was searched for, with how far it fits. */
export function foundOption(venue: ListedVenue, { attendanceMax, spaceRequirements }: Wanted): VenueOption {
  const { id, slug, name, city, badge, capacities, capacityMax } = venue;
  const size = capacityWords(capacities, spaceRequirements[0] ?? "");
  const isSmall = attendanceMax !== null && capacityMax !== null && capacityMax < attendanceMax;
  const why = [size, isSmall ? `too small for ${counted(attendanceMax, "person", "people")}` : null];
  return { id, slug, name, city, badge: badge.status, why: why.filter((words) => words !== null) };
}
