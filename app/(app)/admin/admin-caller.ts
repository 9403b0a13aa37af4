import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getViewer, serverCaller } from "@/server/trpc/caller";

/**
 * The procedures as the admin who asks, once per request. Other users get not-found; a person who is not
 * signed in is asked to sign in first.
 */
export const adminCaller = cache(async () => {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=/admin");
  if (viewer.role !== "admin") notFound();
  return { viewer, admin: (await serverCaller()).admin };
});

export type AdminPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
