import { z } from "zod";
import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { notFound } from "../../../errors";
import { findRole } from "../../organizations/queries";
import type { OrganizationRole } from "../../organizations/schema";
import type { VenueStatus } from "../schema";
import { canSeeVenue } from "./policy";

const select = {
  id: true,
  slug: true,
  name: true,
  organizationId: true,
  status: true,
  timeZone: true,
} as const;

const isId = (key: string) => z.uuid().safeParse(key).success;

/** Loads venues by id or by slug. */
const loadVenue = createLoader(async (db: Db, keys: string[]) => {
  const ids = keys.filter(isId);
  const slugs = keys.filter((key) => !isId(key));
  const where =
    slugs.length > 0 ? { OR: [{ id: { in: ids } }, { slug: { in: slugs } }] } : { id: { in: ids } };
  const venues = await db.venue.findMany({ where, select });
  return new Map(venues.flatMap((venue) => [[venue.id, venue] as const, [venue.slug, venue] as const]));
});

/** A venue that the viewer may see, and what they are in its organization. */
export type VenueAccess = {
  id: string;
  slug: string;
  name: string;
  organizationId: string;
  status: VenueStatus;
  timeZone: string;
  /** Null for people outside the venue's organization. */
  role: OrganizationRole | null;
};

/**
 * @param by.venueId an id or a slug
 * @throws DomainError not-found both where there is no such venue and where the person may not see it
 */
export async function getVenueAccess(
  db: Db,
  { venueId, userId }: { venueId: string; userId: string | undefined },
): Promise<VenueAccess> {
  const venue = await loadVenue(db, venueId.toLowerCase());
  if (!venue) throw notFound("venue");
  const role = await findRole(db, { organizationId: venue.organizationId, userId });
  if (!canSeeVenue(venue.status, role)) throw notFound("venue");
  return { ...venue, role };
}
