import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { Container } from "@/components/layout/container";
import { UnsubscribeForm } from "@/components/notifications/unsubscribe-form";
import { SECRET_ADDRESS } from "../../secret-address";

export const metadata: Metadata = { title: "Emails from Turnout", ...SECRET_ADDRESS };

type UnsubscribePageProps = { params: Promise<{ token: string }> };

export default async function UnsubscribePage({ params }: UnsubscribePageProps) {
  const { token } = await params;
  // Viewing changes nothing: email scanners open every link.
  const subscription = await orNotFound((caller) => caller.unsubscribe.read({ token }));
  return (
    <Container width="form" className="py-12!">
      <UnsubscribeForm token={token} {...subscription} />
    </Container>
  );
}
