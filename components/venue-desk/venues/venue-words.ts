import type { BadgeTone } from "@/components/ui/badge";
import type { VenueOut, VenueStatus } from "@/server/domains/venues/schema";

export const venueStatusWords: Record<VenueStatus, { label: string; description: string; tone: BadgeTone }> =
  {
    draft: { label: "Draft", description: "Only your organization sees it.", tone: "neutral" },
    listed: {
      label: "Listed",
      description: "Everyone finds it in the directory and can ask it.",
      tone: "success",
    },
    unlisted: {
      label: "Unlisted",
      description: "Not in the directory. Anyone with the link can see and ask it.",
      tone: "accent",
    },
    archived: {
      label: "Archived",
      description: "Off the site, kept for old requests. It can't be asked or changed.",
      tone: "outline",
    },
  };

type Described = Pick<VenueOut, "description" | "address" | "latitude" | "spaces" | "photos" | "contact">;

/** What organizers will miss on the page of a venue, before it is listed. */
export function missingBeforeListing(venue: Described): string[] {
  return [
    venue.spaces.length === 0 && "Add a space with how many people it holds.",
    venue.photos.length === 0 && "Add a photo.",
    venue.description.trim() === "" && "Describe the venue.",
    venue.address.trim() === "" && "Add the address.",
    venue.latitude === null && "Put it on the map, so that people find it by distance.",
    !venue.contact?.email &&
      !venue.contact?.phone &&
      "Add a contact for organizers whose request you answered.",
  ].filter((line): line is string => line !== false);
}
