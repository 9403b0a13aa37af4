import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orNull } from "@/app/or-not-found";
import { type Desk, deskPath } from "@/lib/sourcing-paths";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export type DeskParams = { params: Promise<{ orgSlug: string }> };

/**
 * The organization of a desk page, once per request, with all that the viewer can act for. People who are no members get
 * not-found; a person who is not signed in is asked to sign in first, whether or not it exists.
 * @param orgSlug a slug or an id of the organization; of the venue desk also of one of its venues, as in notifications
 */
export const loadActingFor = cache(async (desk: Desk, orgSlug: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(deskPath(desk, orgSlug))}`);
  const caller = await serverCaller();
  const key = orgSlug.toLowerCase();
  const { items: organizations } = await caller.organizations.list();
  const isNamed = ({ id, slug }: { id: string; slug: string }) => slug === key || id === key;
  const organization =
    organizations.find(isNamed) ??
    (desk === "venue-desk" ? await organizationOfVenue(key) : null) ??
    notFound();
  return { viewer, caller, organization, organizations };

  async function organizationOfVenue(venueId: string) {
    const venue = await orNull((asking) => asking.venues.get({ venueId }));
    return organizations.find(({ id }) => id === venue?.organization.id);
  }
});
