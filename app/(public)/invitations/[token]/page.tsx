import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { InvitationByLink } from "@/components/invitations/own/invitation-by-link";
import { Container } from "@/components/layout/container";
import { EventBrief } from "@/components/rsvps/by-link/event-brief";
import { SECRET_ADDRESS } from "../../secret-address";

export const metadata: Metadata = { title: "You're invited", ...SECRET_ADDRESS };

type InvitationPageProps = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  // Viewing changes nothing: email scanners open every link.
  const invitation = await orNotFound((caller) => caller.invitations.byLink({ token }));
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
