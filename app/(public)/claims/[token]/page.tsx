import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Container } from "@/components/layout/container";
import { ClaimForm } from "@/components/rsvps/by-link/claim-form";
import { ClaimOver, whyNoClaim } from "@/components/rsvps/by-link/claim-over";
import { EventBrief } from "@/components/rsvps/by-link/event-brief";
import { SignInToClaim } from "@/components/rsvps/by-link/sign-in-to-claim";
import { isolate } from "@/lib/clean-text";
import { formatInZone } from "@/lib/dates";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** The address is a secret: no search engine keeps it, and no other site is told of it. */
export const metadata: Metadata = {
  title: "Claim your seat",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type ClaimPageProps = { params: Promise<{ token: string }> };

export default async function ClaimPage({ params }: ClaimPageProps) {
  const { token } = await params;
  const [claim, viewer] = await Promise.all([read((caller) => caller.claims.page({ token })), getViewer()]);
  if (!claim) notFound();
  const { event, label, leaderName } = claim;
  const mine = viewer && (await read((caller) => caller.rsvps.mine({ eventId: event.id })));
  const now = new Date();
  const reason = whyNoClaim(claim, mine?.rsvp?.status ?? null);
  const until = formatInZone({ at: new Date(claim.expiresAt), timeZone: event.timeZone, now });
  const kicker = label
    ? `${isolate(leaderName)} keeps seats for ${isolate(label)}`
    : `${isolate(leaderName)} keeps seats for your group`;
  return (
    <Container width="form">
      <EventBrief event={event} now={now} kicker={kicker}>
        {reason ? (
          <ClaimOver reason={reason} href={`/events/${event.slug}`} />
        ) : viewer ? (
          <ClaimForm {...{ claim, token, until }} />
        ) : (
          <SignInToClaim {...{ claim, token, until }} />
        )}
      </EventBrief>
    </Container>
  );
}

type Caller = Awaited<ReturnType<typeof serverCaller>>;

/** What a procedure answers; null where there is no such thing, or none that the viewer may see. */
async function read<Answer>(ask: (caller: Caller) => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask(await serverCaller());
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") return null;
    throw error;
  }
}
