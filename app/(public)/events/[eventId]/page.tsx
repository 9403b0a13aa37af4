import type { Metadata } from "next";
import { AddToCalendar } from "@/components/events/add-to-calendar";
import { eventJsonLd, plainText } from "@/components/events/detail/event-json-ld";
import { EventView } from "@/components/events/detail/event-view";
import { GuestFaces } from "@/components/events/guest-list/guest-faces";
import { NextDates } from "@/components/events/series/next-dates";
import { ViewBeacon } from "@/components/events/view-beacon";
import { eventPath, guestsFromAddress } from "@/components/rsvps/event-path";
import { LedgerLines } from "@/components/rsvps/ledger-lines";
import { RefreshOnceIn } from "@/components/rsvps/refresh-once-in";
import { RsvpPanel } from "@/components/rsvps/rsvp-panel";
import { RsvpProvider } from "@/components/rsvps/rsvp-provider";
import { siteOrigin } from "@/server/auth";
import { type EventPageProps, loadAnswer, loadEvent, loadSurroundings, single } from "./shown-event";

export async function generateMetadata({ params, searchParams }: EventPageProps): Promise<Metadata> {
  const event = await loadEvent((await params).eventId, single((await searchParams).invite));
  const { title, slug, coverUrl } = event;
  const description = plainText(event.description, 160) || `An event by ${event.host.name}.`;
  const listed = event.visibility === "public" && event.status !== "draft";
  return {
    title,
    description,
    metadataBase: new URL(siteOrigin()),
    alternates: { canonical: `/events/${slug}` },
    robots: listed ? undefined : { index: false },
    openGraph: { title, description, type: "website", ...(coverUrl && { images: [coverUrl] }) },
  };
}

export default async function EventPage({ params, searchParams }: EventPageProps) {
  const query = await searchParams;
  const invite = single(query.invite);
  const event = await loadEvent((await params).eventId, invite);
  const [{ viewer, mine, ledger }, { guests, series }] = await Promise.all([
    loadAnswer(event, invite),
    loadSurroundings(event, invite),
  ]);
  const now = new Date();
  const { description: _, host: __, inviteToken, ...rsvpEvent } = event;
  // Passing on the address of a private event is the hosts' to do: theirs holds the invitation.
  const mayShare = event.visibility !== "private" || inviteToken !== undefined;
  const sharePath = mayShare
    ? eventPath(event, event.visibility === "private" ? inviteToken : undefined)
    : null;
  const isPublic = event.visibility === "public" && event.status !== "draft";
  return (
    <RsvpProvider
      event={rsvpEvent}
      invite={invite}
      viewerId={viewer?.id ?? null}
      isStaff={event.viewerRole !== null}
      initialSeats={event.seats}
      initialMine={mine}
      serverLedger={ledger && <LedgerLines items={ledger} timeZone={event.timeZone} now={now} />}
      initialGuests={guestsFromAddress(single(query.guests), event.guestsMax)}
      renderedAt={now.toISOString()}
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
        sharePath={sharePath}
        panel={
          <>
            <RsvpPanel />
            <AddToCalendar
              {...{ event, invite, now }}
              pageUrl={`${siteOrigin()}/events/${event.slug}`}
              isIn={mine.rsvp?.status === "confirmed"}
            />
          </>
        }
        after={
          <>
            <GuestFaces guests={guests} href={eventPath({ slug: `${event.slug}/guests` }, invite)} />
            {series && <NextDates series={series} eventId={event.id} now={now} />}
            {(event.placeHidden || event.guestList === "confirmed") && <RefreshOnceIn />}
          </>
        }
      />
    </RsvpProvider>
  );
}
