import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { Container } from "@/components/layout/container";
import { EventBrief } from "@/components/rsvps/by-link/event-brief";
import { OfferByLink } from "@/components/rsvps/by-link/offer-by-link";
import { OfferOver } from "@/components/rsvps/by-link/offer-over";
import { OfferedSession } from "@/components/rsvps/by-link/offered-session";
import { isolate } from "@/lib/clean-text";
import { formatDeadline } from "@/lib/deadline";
import { SECRET_ADDRESS } from "../../secret-address";

export const metadata: Metadata = { title: "A seat is being held for you", ...SECRET_ADDRESS };

type OfferPageProps = { params: Promise<{ token: string }> };

export default async function OfferPage({ params }: OfferPageProps) {
  const { token } = await params;
  // Viewing changes nothing: email scanners open every link.
  const offer = await orNotFound((caller) => caller.offers.byLink({ token }));
  const now = new Date();
  const { event, session, offerExpiresAt } = offer;
  const allDay = event.allDay && !session;
  const until = offerExpiresAt && formatDeadline({ ...event, allDay, at: new Date(offerExpiresAt), now });
  return (
    <Container width="form">
      <EventBrief event={event} now={now} kicker={`An offer for ${isolate(offer.personName)}`}>
        {session && <OfferedSession session={session} timeZone={event.timeZone} now={now} />}
        {offer.state === "open" ? (
          <OfferByLink offer={offer} token={token} until={until} renderedAt={now.toISOString()} />
        ) : (
          <OfferOver offer={offer} now={now} />
        )}
      </EventBrief>
    </Container>
  );
}
