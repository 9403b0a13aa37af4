import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orNotFound } from "@/app/or-not-found";
import { FeedbackPlaces } from "@/components/feedback/feedback-places";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Feedback", robots: { index: false } };

type FeedbackPageProps = { params: Promise<{ eventId: string }> };

export default async function FeedbackPage({ params }: FeedbackPageProps) {
  const { eventId: key } = await params;
  const path = `/events/${encodeURIComponent(key)}`;
  if (!(await getViewer())) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`${path}/feedback`)}`);
  const event = await orNotFound((caller) => caller.events.get({ eventId: key }));
  const { places } = await orNotFound((caller) => caller.feedback.form({ eventId: event.id }));
  return (
    <Container width="prose" className="space-y-8">
      <PageHeader
        title="Feedback"
        back={{ href: path, label: event.title }}
        description="Tell the host how it was. You can change or remove it later."
      />
      <FeedbackPlaces eventId={event.id} places={places} />
    </Container>
  );
}
