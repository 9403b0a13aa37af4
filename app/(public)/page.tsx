import { CalendarDays } from "lucide-react";
import type { Metadata } from "next";
import { EventGrid } from "@/components/events/event-grid";
import { FEED_LINKS } from "@/components/events/feed-links";
import { EventSection } from "@/components/events/home/event-section";
import { groupByNearness } from "@/components/events/home/group-by-nearness";
import { Hero } from "@/components/events/home/hero";
import { mergeMyEvents } from "@/components/events/home/my-events";
import { MyNextEvents } from "@/components/events/home/my-next-events";
import { LivelyGroups } from "@/components/groups/hub/lively-groups";
import { OwnGroups } from "@/components/groups/hub/own-groups";
import { sumOf } from "@/components/hosting/hosting-address";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { loadHomeGroups } from "./groups/load-hub";

export const metadata: Metadata = { alternates: { canonical: "/", types: FEED_LINKS } };

export default async function HomePage() {
  const [caller, viewer] = await Promise.all([serverCaller(), getViewer()]);
  const now = new Date();
  const [upcoming, talk, mine] = await Promise.all([
    caller.events.list({ limit: 24 }),
    loadHomeGroups(viewer !== null),
    viewer
      ? Promise.all([
          caller.rsvps.listMine({ limit: 8 }),
          caller.events.hosted({ limit: 8 }),
          caller.events.hosting({ limit: 1 }),
        ])
      : null,
  ]);
  const groups = groupByNearness(upcoming.items, viewer?.timeZone ?? null, now);
  return (
    <Container className="space-y-12">
      {viewer ? (
        <PageHeader title={`Hello, ${viewer.name.split(" ")[0]}`} />
      ) : (
        <Hero events={upcoming.items} now={now} />
      )}
      {mine && (
        <EventSection title="Your next events" more={linksToMine(sumOf(mine[2].totals))}>
          <MyNextEvents events={mergeMyEvents(mine[0].items, mine[1].items)} now={now} />
        </EventSection>
      )}
      {talk.own.length > 0 && (
        <EventSection title="Your groups" more={[{ href: "/groups", label: "All groups" }]}>
          <OwnGroups groups={talk.own} />
        </EventSection>
      )}
      {groups.map((group, index) => (
        <EventSection key={group.key} title={group.title} more={[{ href: "/events", label: "All events" }]}>
          <EventGrid events={group.events} now={now} priority={index === 0} />
        </EventSection>
      ))}
      {talk.lively.length > 0 && (
        <EventSection title="Popular groups" more={[{ href: "/groups", label: "All groups" }]}>
          <LivelyGroups groups={talk.lively} isSignedIn={viewer !== null} />
        </EventSection>
      )}
      {groups.length === 0 && (
        <EmptyState
          icon={<CalendarDays />}
          title="Nothing is planned yet"
          description="The first event could be yours: a title and a time are enough to begin."
          action={<ButtonLink href="/events/new">Create an event</ButtonLink>}
        />
      )}
    </Container>
  );
}

/** All that the viewer answered, and all that they run where there is something. */
function linksToMine(hosted: number) {
  const answered = { href: "/me", label: "All my events" };
  return hosted > 0 ? [answered, { href: "/hosting", label: `Hosting (${hosted})` }] : [answered];
}
