import { headers } from "next/headers";
import { CARD_HEIGHT, CARD_WIDTH, socialCard } from "@/server/social-card/card";
import { socialPicture } from "@/server/social-card/picture";
import { type EventPageProps, loadEvent } from "./shown-event";

export const size = { width: CARD_WIDTH, height: CARD_HEIGHT };
export const contentType = "image/png";
export const alt = "The event's title, time and host";

/** What is shown where the link is passed on. It is fetched without an invitation: a private event has none. */
export default async function EventImage({ params }: Pick<EventPageProps, "params">) {
  const event = await loadEvent((await params).eventId, undefined);
  const { png, etag, isOfSite } = await socialPicture(socialCard(event, new Date()));
  const isPublic = event.effectiveVisibility === "public" && event.status !== "draft";
  const caching = isOfSite ? "no-store" : isPublic ? "public, max-age=3600" : "private, no-cache";
  const answer = { etag, "cache-control": caching };
  const known = (await headers()).get("if-none-match")?.split(",") ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, "") === etag)) {
    return new Response(null, { status: 304, headers: answer });
  }
  return new Response(new Uint8Array(png), { headers: { ...answer, "content-type": contentType } });
}
