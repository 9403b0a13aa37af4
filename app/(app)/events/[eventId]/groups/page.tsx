import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { GroupsView } from "@/components/events/manage/groups/groups-view";
import { ManageProvider } from "@/components/events/manage/manage-context";
import { Container } from "@/components/layout/container";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export const metadata: Metadata = { title: "Seats for a group", robots: { index: false } };

type LeaderPageProps = { params: Promise<{ eventId: string }> };

/** Claim links and group registration, for leaders of the event's group. Hosts have them among their manage pages. */
export default async function LeaderPage({ params }: LeaderPageProps) {
  const { eventId } = await params;
  const path = `/events/${encodeURIComponent(eventId)}`;
  if (!(await getViewer())) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`${path}/groups`)}`);
  const { event, links } = await load(eventId);
  return (
    <Container className="space-y-6">
      <BackLink href={`/events/${event.slug}`} label={event.title} />
      <PageHeader title="Seats for a group" />
      <ManageProvider initial={event} path={path} renderedAt={new Date().toISOString()} isHost={false}>
        <GroupsView first={links} />
      </ManageProvider>
    </Container>
  );
}

async function load(eventId: string) {
  const caller = await serverCaller();
  try {
    const event = await caller.events.get({ eventId });
    return { event, links: await caller.claims.list({ eventId: event.id }) };
  } catch (error) {
    const code = refusalIn(error)?.code;
    if (code === "not-found" || code === "invalid" || code === "forbidden") notFound();
    throw error;
  }
}
