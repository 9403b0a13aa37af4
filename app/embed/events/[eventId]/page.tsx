import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EmbedCard } from "@/components/events/embed-card";
import { canEmbed } from "@/server/domains/announcements/embed.policy";
import { type EventPageProps, loadEvent } from "../../../(public)/events/[eventId]/shown-event";

/**
 * The card of an event in a page of another site. It shows what everyone sees and does nothing, so that no site can
 * make a visitor press a button without knowing.
 */
export default async function EmbeddedEventPage({ params }: Pick<EventPageProps, "params">) {
  const event = await loadEvent((await params).eventId, undefined);
  if (!canEmbed(event)) notFound();
  return <EmbedCard event={event} now={new Date()} />;
}

export async function generateMetadata({ params }: Pick<EventPageProps, "params">): Promise<Metadata> {
  const { title, slug } = await loadEvent((await params).eventId, undefined);
  return { title, robots: { index: false }, alternates: { canonical: `/events/${slug}` } };
}
