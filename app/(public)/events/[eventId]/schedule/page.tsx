import { CalendarCheck } from "lucide-react";
import type { Metadata } from "next";
import { Container } from "@/components/layout/container";
import { eventPath } from "@/components/rsvps/event-path";
import { Agenda } from "@/components/sessions/agenda";
import { readAgendaFilter } from "@/components/sessions/agenda-filter";
import { mySchedulePath } from "@/components/sessions/program-event";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { isolate } from "@/lib/clean-text";
import { dayInZone, formatEventTime } from "@/lib/dates";
import { siteOrigin } from "@/server/auth";
import { canEmbed, scheduleLinks } from "@/server/domains/announcements/embed.policy";
import { loadAgenda } from "../load-agenda";
import { SessionsIsland } from "../sessions-island";
import { loadGuest } from "../sessions-of-viewer";
import { type EventPageProps, loadEvent, single } from "../shown-event";

// Nothing here is streamed: sessions that arrive late would need a script to be put in their place.
export default async function SchedulePage({ params, searchParams }: EventPageProps) {
  const query = await searchParams;
  const invite = single(query.invite);
  const event = await loadEvent((await params).eventId, invite);
  const now = new Date();
  const guest = await loadGuest(event, invite);
  const asked = readAgendaFilter(query);
  const filter = guest.viewer ? asked : { ...asked, isMine: false };
  const agenda = await loadAgenda({ event, invite, filter, today: dayInZone(now, event.timeZone) });
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  return (
    <Container width={filter.view === "grid" ? "wide" : "page"} className="space-y-6">
      <PageHeader
        title="Schedule"
        back={{ href: eventPath(event, invite), label: event.title }}
        description={formatEventTime({ ...event, startsAt, endsAt, now })}
        actions={
          guest.viewer && (
            <ButtonLink href={mySchedulePath(event, invite)} variant="secondary" size="sm">
              <CalendarCheck aria-hidden="true" />
              My schedule
            </ButtonLink>
          )
        }
      />
      <SessionsIsland event={event} invite={invite} guest={guest} sessions={agenda.sessions} now={now}>
        <Agenda
          event={event}
          agenda={agenda}
          filter={filter}
          invite={invite}
          viewerZone={guest.viewer?.timeZone ?? null}
          isSignedIn={guest.viewer !== null}
          now={now}
        />
      </SessionsIsland>
    </Container>
  );
}

export async function generateMetadata({ params, searchParams }: EventPageProps): Promise<Metadata> {
  const event = await loadEvent((await params).eventId, single((await searchParams).invite));
  const { title, slug, effectiveVisibility, status } = event;
  return {
    title: `Schedule of ${isolate(title)}`,
    description: `The sessions of ${isolate(title)}: times, rooms, speakers and seats.`,
    alternates: {
      canonical: `/events/${slug}/schedule`,
      ...(canEmbed(event) && { types: scheduleLinks(event, siteOrigin()) }),
    },
    robots: effectiveVisibility === "public" && status !== "draft" ? undefined : { index: false },
  };
}
