import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Container } from "@/components/layout/container";
import { EventBrief } from "@/components/rsvps/by-link/event-brief";
import { OfferByLink } from "@/components/rsvps/by-link/offer-by-link";
import { OfferOver } from "@/components/rsvps/by-link/offer-over";
import { isolate } from "@/lib/clean-text";
import { formatInZone } from "@/lib/dates";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** The address is a secret: no search engine keeps it, and no other site is told of it. */
export const metadata: Metadata = {
  title: "A seat is kept for you",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type OfferPageProps = { params: Promise<{ token: string }> };

export default async function OfferPage({ params }: OfferPageProps) {
  const { token } = await params;
  const offer = await loadOffer(token);
  const now = new Date();
  const { event, offerExpiresAt } = offer;
  const until =
    offerExpiresAt && formatInZone({ at: new Date(offerExpiresAt), timeZone: event.timeZone, now });
  return (
    <Container width="form">
      <EventBrief event={event} now={now} kicker={`An offer for ${isolate(offer.personName)}`}>
        {offer.state === "open" && until ? (
          <OfferByLink offer={offer} token={token} until={until} renderedAt={now.toISOString()} />
        ) : (
          <OfferOver offer={offer} now={now} />
        )}
      </EventBrief>
    </Container>
  );
}

/** Looking changes nothing: programs that read mail open every link in it. */
async function loadOffer(token: string) {
  try {
    return await (await serverCaller()).offers.byLink({ token });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") notFound();
    throw error;
  }
}
