import { CalendarSync, List } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { eventPath } from "@/components/rsvps/event-path";
import { PrintButton } from "@/components/schedule/print-button";
import { ScheduleList } from "@/components/schedule/schedule-list";
import { agendaPath, mySchedulePath } from "@/components/sessions/program-event";
import { cityOf } from "@/components/sessions/zone-words";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { isolate } from "@/lib/clean-text";
import { serverCaller } from "@/server/trpc/caller";
import { SessionsIsland } from "../sessions-island";
import { loadGuest } from "../sessions-of-viewer";
import { type EventPageProps, loadEvent, single } from "../shown-event";

export default async function MySchedulePage({ params, searchParams }: EventPageProps) {
  const invite = single((await searchParams).invite);
  const event = await loadEvent((await params).eventId, invite);
  const [guest, caller] = await Promise.all([loadGuest(event, invite), serverCaller()]);
  if (!guest.viewer) {
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(mySchedulePath(event, invite))}`);
  }
  const { items: sessions } = await caller.schedule.booked({ eventId: event.id, ...(invite && { invite }) });
  const now = new Date();
  const query = invite ? `?invite=${encodeURIComponent(invite)}` : "";
  return (
    <Container width="prose" className="max-w-3xl! space-y-6 print:max-w-none!">
      <PageHeader
        title="My schedule"
        back={{ href: eventPath(event, invite), label: event.title }}
        description={
          <>
            <span className="hidden print:inline">
              <bdi>{event.title}</bdi>, <bdi>{guest.viewer.name}</bdi>.{" "}
            </span>
            Times are local to the event ({cityOf(event.timeZone)}).
          </>
        }
      />
      <nav aria-label="Schedule tools" className="flex flex-wrap gap-2 print:hidden">
        <ButtonLink href={`${agendaPath(event)}${query}`} variant="secondary" size="sm">
          <List aria-hidden="true" />
          All sessions
        </ButtonLink>
        <ButtonLink href="/settings#calendar" variant="secondary" size="sm" prefetch={false}>
          <CalendarSync aria-hidden="true" />
          Calendar feed
        </ButtonLink>
        {guest.mine.length > 0 && <PrintButton />}
      </nav>
      <SessionsIsland event={event} invite={invite} guest={guest} sessions={sessions} now={now}>
        <ScheduleList sessions={sessions} />
      </SessionsIsland>
    </Container>
  );
}

export async function generateMetadata({ params, searchParams }: EventPageProps): Promise<Metadata> {
  const { title } = await loadEvent((await params).eventId, single((await searchParams).invite));
  return { title: `My schedule at ${isolate(title)}`, robots: { index: false } };
}
