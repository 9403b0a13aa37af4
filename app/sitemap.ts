import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { readOperations } from "@/components/docs/read-operations";
import { openApiDocument } from "@/server/api/openapi";
import { siteOrigin } from "@/server/auth";
import { serverCaller } from "@/server/trpc/caller";

/** Every page that anyone may find; those of events end a year after the event. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const origin = siteOrigin();
  const caller = await serverCaller();
  const [{ items }, venues] = await Promise.all([
    caller.announcements.addresses(),
    caller.venues.addresses(),
  ]);
  return [
    { url: `${origin}/` },
    { url: `${origin}/events` },
    { url: `${origin}/venues` },
    { url: `${origin}/docs/api` },
    ...readOperations(openApiDocument()).map(({ anchor }) => ({ url: `${origin}/docs/api/${anchor}` })),
    ...venues.items.map(({ slug }) => ({ url: `${origin}/venues/${slug}` })),
    ...items.map(({ slug, updatedAt }) => ({ url: `${origin}/events/${slug}`, lastModified: updatedAt })),
  ];
}
