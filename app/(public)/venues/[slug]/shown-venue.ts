import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";

export type VenuePageProps = { params: Promise<{ slug: string }> };

/** The venue behind an address, by slug or id. Answers not-found to people who may not see it. */
export const loadVenue = cache((venueId: string) => orNotFound((caller) => caller.venues.get({ venueId })));
