import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Desk, deskPath } from "@/components/organizations/desk-paths";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export type DeskParams = { params: Promise<{ orgSlug: string }> };

/**
 * The organization of a desk page (by slug or id), once per request, with all that the viewer can act for. People who
 * are no members get not-found; a person who is not signed in is asked to sign in first, whether or not it exists.
 */
export const loadActingFor = cache(async (desk: Desk, orgSlug: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(deskPath(desk, orgSlug))}`);
  const caller = await serverCaller();
  const [organization, { items: organizations }] = await Promise.all([
    caller.organizations.get({ orgId: orgSlug }).catch((error: unknown) => {
      const code = refusalIn(error)?.code;
      if (code === "not-found" || code === "invalid") notFound();
      throw error;
    }),
    caller.organizations.list(),
  ]);
  return { viewer, caller, organization, organizations };
});
