import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { HostedEvents } from "@/components/rsvps/mine/hosted-events";
import { MyRsvps } from "@/components/rsvps/mine/my-rsvps";
import { WhenTabs } from "@/components/rsvps/mine/when-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "My events" };

type Search = { searchParams: Promise<{ when?: string | string[] }> };

export default async function MyEventsPage({ searchParams }: Search) {
  const when = (await searchParams).when === "past" ? "past" : "upcoming";
  const [viewer, caller] = await Promise.all([getViewer(), serverCaller()]);
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent("/me")}`);
  const [firstPage, hosted] = await Promise.all([
    caller.rsvps.listMine({ when }),
    caller.events.hosted({ when, limit: 8 }),
  ]);
  const now = new Date();
  return (
    <Container className="max-w-prose! space-y-8">
      <PageHeader title="My events" />
      <WhenTabs when={when} />
      <MyRsvps
        key={when}
        when={when}
        viewerId={viewer.id}
        firstPage={firstPage}
        renderedAt={now.toISOString()}
      />
      <HostedEvents events={hosted.items} hasMore={hosted.nextCursor !== null} now={now} />
    </Container>
  );
}
