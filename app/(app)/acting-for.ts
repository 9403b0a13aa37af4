import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orNull } from "@/app/or-not-found";
import { deskNames } from "@/components/organizations/desk-names";
import { isolate } from "@/lib/clean-text";
import { type Desk, deskPath } from "@/lib/sourcing-paths";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export type DeskParams = { params: Promise<{ orgSlug: string }> };

/**
 * The organization of a desk page, once per request, with all that the viewer can act for; null for people who are no
 * members. A person who is not signed in is asked to sign in first, whether or not it exists.
 * @param orgSlug a slug or an id of the organization; of the venue desk also of one of its venues, as in notifications
 */
const findActingFor = cache(async (desk: Desk, orgSlug: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(deskPath(desk, orgSlug))}`);
  const caller = await serverCaller();
  const key = orgSlug.toLowerCase();
  const { items: organizations } = await caller.organizations.list();
  const isNamed = ({ id, slug }: { id: string; slug: string }) => slug === key || id === key;
  const organization =
    organizations.find(isNamed) ?? (desk === "venue-desk" ? await organizationOfVenue(key) : null);
  return organization ? { viewer, caller, organization, organizations } : null;

  async function organizationOfVenue(venueId: string) {
    const venue = await orNull((asking) => asking.venues.get({ venueId }));
    return organizations.find(({ id }) => id === venue?.organization.id);
  }
});

/** The same, with the not-found page instead of null. */
export async function loadActingFor(desk: Desk, orgSlug: string) {
  return (await findActingFor(desk, orgSlug)) ?? notFound();
}

const missing = "Not found · Turnout";

/** The titles of a desk's pages. A layout that throws not-found here would leave the not-found page without a title. */
export async function deskMetadata(desk: Desk, orgSlug: string): Promise<Metadata> {
  const acting = await findActingFor(desk, orgSlug);
  // Whatever the page below calls itself.
  if (!acting) return { title: { template: missing, default: missing } };
  const place = `${deskNames[desk]} · ${isolate(acting.organization.name)}`;
  return { title: { template: `%s · ${place} · Turnout`, default: place }, robots: { index: false } };
}
