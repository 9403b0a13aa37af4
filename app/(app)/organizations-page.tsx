import { redirect } from "next/navigation";
import { orNull } from "@/app/or-not-found";
import { OrganizationsHome } from "@/components/organizations/home/organizations-home";
import { type Desk, deskPath, newRequestPath } from "@/lib/sourcing-paths";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export type HomeProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * The start page of a desk. A person with one organization and no invitation goes on to it, unless they ask for all
 * (`?show=all`). `?venue=…` is the venue that they want to ask.
 */
export async function OrganizationsPage({ desk, searchParams }: HomeProps & { desk: Desk }) {
  const { show, venue: venueKey } = await searchParams;
  const asked = typeof venueKey === "string" && venueKey ? venueKey : null;
  const here = asked ? `${deskPath(desk)}?venue=${encodeURIComponent(asked)}` : deskPath(desk);
  if (!(await getViewer())) redirect(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
  const caller = await serverCaller();
  const [{ items: organizations }, { items: invitations }] = await Promise.all([
    caller.organizations.list(),
    caller.organizations.waiting(),
  ]);
  const [only] = organizations;
  if (only && organizations.length === 1 && show !== "all" && (asked || invitations.length === 0)) {
    redirect(asked && desk === "organize" ? newRequestPath(only.slug, asked) : deskPath(desk, only.slug));
  }
  const venue = asked ? await orNull((asking) => asking.venues.get({ venueId: asked })) : null;
  return (
    <OrganizationsHome desk={desk} organizations={organizations} invitations={invitations} venue={venue} />
  );
}
