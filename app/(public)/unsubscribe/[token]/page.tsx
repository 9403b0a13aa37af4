import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Container } from "@/components/layout/container";
import { UnsubscribeForm } from "@/components/notifications/unsubscribe-form";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

/** The address is a secret: no search engine keeps it, and no other site is told of it. */
export const metadata: Metadata = {
  title: "Mails from Turnout",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

type UnsubscribePageProps = { params: Promise<{ token: string }> };

export default async function UnsubscribePage({ params }: UnsubscribePageProps) {
  const { token } = await params;
  const subscription = await load(token);
  return (
    <Container width="form" className="py-12!">
      <UnsubscribeForm token={token} {...subscription} />
    </Container>
  );
}

/** Looking changes nothing: programs that read mail open every link in it. */
async function load(token: string) {
  try {
    return await (await serverCaller()).unsubscribe.read({ token });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "not-found" || refusal === "invalid") notFound();
    throw error;
  }
}
