import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNull } from "@/app/or-not-found";
import { Container } from "@/components/layout/container";
import { ClaimForm } from "@/components/rsvps/by-link/claim-form";
import { ClaimOver, whyNoClaim } from "@/components/rsvps/by-link/claim-over";
import { EventBrief } from "@/components/rsvps/by-link/event-brief";
import { SignInToClaim } from "@/components/rsvps/by-link/sign-in-to-claim";
import { isolate } from "@/lib/clean-text";
import { formatDeadline } from "@/lib/deadline";
import { getViewer } from "@/server/trpc/caller";
import { SECRET_ADDRESS } from "../../secret-address";

export const metadata: Metadata = { title: "Claim your seat", ...SECRET_ADDRESS };

type ClaimPageProps = { params: Promise<{ token: string }> };

export default async function ClaimPage({ params }: ClaimPageProps) {
  const { token } = await params;
  const [claim, viewer] = await Promise.all([orNull((caller) => caller.claims.page({ token })), getViewer()]);
  if (!claim) notFound();
  const { event, label, leaderName } = claim;
  const mine = viewer && (await orNull((caller) => caller.rsvps.mine({ eventId: event.id })));
  const now = new Date();
  const reason = whyNoClaim(claim, mine?.rsvp?.status ?? null);
  const until = formatDeadline({ ...event, at: new Date(claim.expiresAt), now });
  const kicker = label
    ? `${isolate(leaderName)} keeps seats for ${isolate(label)}`
    : `${isolate(leaderName)} keeps seats for your group`;
  return (
    <Container width="form">
      <EventBrief event={event} now={now} kicker={kicker}>
        {reason ? (
          <ClaimOver reason={reason} href={`/events/${event.slug}`} />
        ) : viewer ? (
          <ClaimForm claim={claim} token={token} until={until} />
        ) : (
          <SignInToClaim claim={claim} token={token} until={until} />
        )}
      </EventBrief>
    </Container>
  );
}
