import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoInvitationsForm } from "@/components/invitations/no-invitations-form";
import { Container } from "@/components/layout/container";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** The address is a secret: no search engine keeps it, and no other site is told of it. */
export const metadata: Metadata = {
  title: "Invitations",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type NoInvitationsPageProps = { params: Promise<{ token: string }> };

export default async function NoInvitationsPage({ params }: NoInvitationsPageProps) {
  const { token } = await params;
  const initial = await load(token);
  return (
    <Container width="form" className="py-12!">
      <NoInvitationsForm token={token} initial={initial} />
    </Container>
  );
}

/** Looking changes nothing: programs that read mail open every link in it. */
async function load(token: string) {
  try {
    return await (await serverCaller()).invitationRefusals.read({ token });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") notFound();
    throw error;
  }
}
