import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuestNames } from "@/components/events/guest-list/guest-names";
import { Container } from "@/components/layout/container";
import { eventPath } from "@/components/rsvps/event-path";
import { PageHeader } from "@/components/ui/page-header";
import { counted } from "@/lib/plural";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";
import { type EventPageProps, loadEvent, single } from "../shown-event";

export const metadata: Metadata = { title: "Who's going", robots: { index: false } };

const PAGE_LIMIT = 60;

/** The guests, for the audience that the host chose. */
export default async function GuestsPage({ params, searchParams }: EventPageProps) {
  const query = await searchParams;
  const [invite, cursor] = [single(query.invite), single(query.after)];
  const event = await loadEvent((await params).eventId, invite);
  const caller = await serverCaller();
  const scope = { eventId: event.id, ...(invite && { invite }) };
  const guests = await caller.events
    .guests({ ...scope, limit: PAGE_LIMIT, ...(cursor && { cursor }) })
    .catch((error: unknown) => {
      if (refusalIn(error)?.code === "invalid") notFound();
      throw error;
    });
  const eventHref = eventPath(event, invite);
  const pageHref = (after: string | undefined) =>
    `/events/${event.slug}/guests?${new URLSearchParams({ ...(invite && { invite }), ...(after && { after }) })}`;
  const { people } = guests;
  return (
    <Container width="prose" className="space-y-8">
      <PageHeader
        title="Who's going"
        back={{ href: eventHref, label: event.title }}
        description={people ? `${counted(people, "guest")}, plus the people they bring.` : undefined}
      />
      <GuestNames
        guests={guests}
        eventHref={eventHref}
        firstHref={cursor ? pageHref(undefined) : null}
        nextHref={guests.nextCursor && pageHref(guests.nextCursor)}
      />
    </Container>
  );
}
