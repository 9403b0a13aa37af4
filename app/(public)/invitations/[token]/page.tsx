import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InvitationByLink } from "@/components/invitations/own/invitation-by-link";
import { Container } from "@/components/layout/container";
import { EventBrief } from "@/components/rsvps/by-link/event-brief";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** The address is a secret: no search engine keeps it, and no other site is told of it. */
export const metadata: Metadata = {
  title: "You're invited",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type InvitationPageProps = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const invitation = await loadInvitation(token);
  const { event, name } = invitation;
  const isOver = event.status === "cancelled" || event.status === "ended";
  return (
    <Container width="form">
      <EventBrief
        event={event}
        now={new Date()}
        kicker={
          name ? (
            <>
              An invitation for <bdi>{name}</bdi>
            </>
          ) : (
            "An invitation"
          )
        }
      >
        {isOver ? (
          <p className="text-muted">
            {event.status === "cancelled" ? "This event was cancelled." : "This event is over."} There is
            nothing to answer.
          </p>
        ) : (
          <InvitationByLink
            key={`${invitation.answer} ${invitation.note}`}
            invitation={invitation}
            token={token}
          />
        )}
      </EventBrief>
    </Container>
  );
}

/** Looking changes nothing: programs that read mail open every link in it. */
async function loadInvitation(token: string) {
  try {
    return await (await serverCaller()).invitations.byLink({ token });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") notFound();
    throw error;
  }
}
