import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readAgendaFilter } from "@/components/sessions/agenda-filter";
import { EmbedAgenda } from "@/components/sessions/embed-agenda";
import { isolate } from "@/lib/clean-text";
import { dayInZone } from "@/lib/dates";
import { canEmbed } from "@/server/domains/announcements/embed.policy";
import { loadAgenda } from "../../../../(public)/events/[eventId]/load-agenda";
import { type EventPageProps, loadEvent } from "../../../../(public)/events/[eventId]/shown-event";

/**
 * The schedule of an event in a page of another site. It shows what everyone sees and changes nothing, so that no site
 * can make a visitor press a button without knowing.
 */
export default async function EmbeddedSchedulePage({ params, searchParams }: EventPageProps) {
  const event = await loadEvent((await params).eventId, undefined);
  if (!canEmbed(event)) notFound();
  const now = new Date();
  const filter = { ...readAgendaFilter(await searchParams), isMine: false };
  const agenda = await loadAgenda({
    event,
    invite: undefined,
    filter,
    today: dayInZone(now, event.timeZone),
  });
  return <EmbedAgenda event={event} agenda={agenda} filter={filter} now={now} />;
}

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const { title, slug } = await loadEvent((await params).eventId, undefined);
  return {
    title: `Schedule of ${isolate(title)}`,
    robots: { index: false },
    alternates: { canonical: `/events/${slug}/schedule` },
  };
}
