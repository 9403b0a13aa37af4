import type { Metadata } from "next";
import { isolate } from "@/lib/clean-text";
import { plainText } from "@/lib/plain-text";
import { siteOrigin } from "@/server/auth";
import { canEmbed, eventLinks } from "@/server/domains/announcements/embed.policy";
import { type EventPageProps, loadEvent, single } from "./shown-event";

/** What search engines, previews and other sites read of an event's page. Only public events are to be listed. */
export async function eventMetadata({ params, searchParams }: EventPageProps): Promise<Metadata> {
  const event = await loadEvent((await params).eventId, single((await searchParams).invite));
  const { title, slug, coverUrl, effectiveVisibility, status } = event;
  const description = plainText(event.description, 160) || `An event by ${isolate(event.host.name)}.`;
  const url = `/events/${slug}`;
  return {
    title: isolate(title),
    description,
    alternates: { canonical: url, ...(canEmbed(event) && { types: eventLinks(event, siteOrigin()) }) },
    robots: effectiveVisibility === "public" && status !== "draft" ? undefined : { index: false },
    openGraph: { title, description, url, siteName: "Turnout", ...(coverUrl && { images: [coverUrl] }) },
  };
}
