import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { roleReaches } from "@/server/domains/events/access/policy";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export type ManageParams = { params: Promise<{ eventId: string }> };

/**
 * The event of a manage page, once per request, for its host and co-hosts. Other users get
 * exist; a person who is not signed in is asked to sign in first, whether or not there is such an event.
 */
export const loadManagedEvent = cache(async (key: string) => {
  const path = `/events/${encodeURIComponent(key)}`;
  if (!(await getViewer())) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`${path}/manage`)}`);
  const caller = await serverCaller();
  const event = await caller.events.get({ eventId: key }).catch((error: unknown) => {
    const code = refusalIn(error)?.code;
    if (code === "not-found" || code === "invalid") notFound();
    throw error;
  });
  if (!roleReaches(event.viewerRole, "cohost")) notFound();
  return { caller, event, path };
});
