import { AddToCalendar } from "@/components/events/add-to-calendar";
import { eventJsonLd } from "@/components/events/detail/event-json-ld";
import { EventView } from "@/components/events/detail/event-view";
import { Surroundings } from "@/components/events/detail/surroundings";
import { ViewBeacon } from "@/components/events/view-beacon";
import { guestsFromAddress, sharePathOf } from "@/components/rsvps/event-path";
import { RsvpIsland } from "@/components/rsvps/rsvp-island";
import { RsvpPanel } from "@/components/rsvps/rsvp-panel";
import { siteOrigin } from "@/server/auth";
import { type EventPageProps, loadAnswer, loadEvent, loadSurroundings, single } from "./shown-event";

export { eventMetadata as generateMetadata } from "./event-metadata";

export default async function EventPage({ params, searchParams }: EventPageProps) {
  const query = await searchParams;
  const invite = single(query.invite);
  const event = await loadEvent((await params).eventId, invite);
  const [{ viewer, mine, ledger, invitation }, around] = await Promise.all([
    loadAnswer(event, invite),
    loadSurroundings(event, invite),
  ]);
  const now = new Date();
  const isPublic = event.effectiveVisibility === "public" && event.status !== "draft";
  return (
    <RsvpIsland
      event={event}
      invite={invite}
      mine={mine}
      ledger={ledger}
      invitation={invitation}
      now={now}
      viewerId={viewer?.id ?? null}
      guests={guestsFromAddress(single(query.guests), event.guestsMax)}
    >
      {isPublic && (
        <script type="application/ld+json">
          {eventJsonLd(event, `${siteOrigin()}/events/${event.slug}`)}
        </script>
      )}
      <ViewBeacon eventId={event.id} invite={invite} />
      <EventView
        event={event}
        now={now}
        sharePath={sharePathOf(event)}
        panel={
          <>
            <RsvpPanel />
            <AddToCalendar
              event={event}
              invite={invite}
              now={now}
              pageUrl={`${siteOrigin()}/events/${event.slug}`}
              isIn={mine.rsvp?.status === "confirmed"}
            />
          </>
        }
        after={<Surroundings event={event} invite={invite} now={now} {...around} />}
      />
    </RsvpIsland>
  );
}
