import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { NoInvitationsForm } from "@/components/invitations/no-invitations-form";
import { Container } from "@/components/layout/container";
import { SECRET_ADDRESS } from "../../secret-address";

export const metadata: Metadata = { title: "Invitations", ...SECRET_ADDRESS };

type NoInvitationsPageProps = { params: Promise<{ token: string }> };

export default async function NoInvitationsPage({ params }: NoInvitationsPageProps) {
  const { token } = await params;
  // Viewing changes nothing: email scanners open every link.
  const initial = await orNotFound((caller) => caller.invitationRefusals.read({ token }));
  return (
    <Container width="form" className="py-12!">
      <NoInvitationsForm token={token} initial={initial} />
    </Container>
  );
}
