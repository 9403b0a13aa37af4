import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { NoTicket } from "@/components/check-in/ticket/no-ticket";
import { TicketView } from "@/components/check-in/ticket/ticket-view";
import { Container } from "@/components/layout/container";
import { isolate } from "@/lib/clean-text";
import { formatEventTime } from "@/lib/dates";
import { counted } from "@/lib/plural";
import { getViewer, serverCaller } from "@/server/trpc/caller";

type TicketPageProps = { params: Promise<{ eventId: string }> };

const loadTicket = cache(async (key: string) => {
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/events/${key}/ticket`)}`);
  const event = await orNotFound((caller) => caller.events.get({ eventId: key }));
  const caller = await serverCaller();
  const { rsvp } = await caller.rsvps.mine({ eventId: event.id });
  if (rsvp?.status !== "confirmed") return { viewer, event, rsvp, codes: null };
  const asked = { rsvpId: rsvp.id };
  const [{ text }, { shortCode }] = await Promise.all([
    caller.checkIn.ticketPicture(asked),
    caller.checkIn.ticket(asked),
  ]);
  return { viewer, event, rsvp, codes: { picture: text, shortCode } };
});

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const { event } = await loadTicket((await params).eventId);
  return { title: `Your ticket · ${isolate(event.title)}`, robots: { index: false } };
}

export default async function TicketPage({ params }: TicketPageProps) {
  const { viewer, event, rsvp, codes } = await loadTicket((await params).eventId);
  const { slug, title, timeZone, allDay } = event;
  if (!codes) {
    return (
      <Container>
        <NoTicket event={{ slug, title }} status={rsvp?.status ?? null} />
      </Container>
    );
  }
  const times = { startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt) };
  return (
    <Container>
      <TicketView
        event={{ slug, title }}
        when={formatEventTime({ ...times, timeZone, allDay, now: new Date() })}
        name={viewer.name}
        seats={counted(rsvp.seats, "seat")}
        {...codes}
      />
    </Container>
  );
}
