import { CalendarSync } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { HostedEvents } from "@/components/rsvps/mine/hosted-events";
import { type LedEvent, LedLinks } from "@/components/rsvps/mine/led-links";
import { MyRsvps } from "@/components/rsvps/mine/my-rsvps";
import { WhenTabs } from "@/components/rsvps/mine/when-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { siteOrigin } from "@/server/auth";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "My events" };

type Search = { searchParams: Promise<{ when?: string | string[] }> };

export default async function MyEventsPage({ searchParams }: Search) {
  const when = (await searchParams).when === "past" ? "past" : "upcoming";
  const [viewer, caller] = await Promise.all([getViewer(), serverCaller()]);
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent("/me")}`);
  const [firstPage, hosted, led] = await Promise.all([
    caller.rsvps.listMine({ when }),
    caller.events.hosted({ when, limit: 8 }),
    when === "upcoming" ? loadLedLinks() : null,
  ]);
  const now = new Date();
  return (
    <Container className="max-w-prose! space-y-8">
      <PageHeader title="My events" actions={<CalendarLink />} />
      <WhenTabs when={when} />
      <MyRsvps
        key={when}
        when={when}
        viewerId={viewer.id}
        firstPage={firstPage}
        renderedAt={now.toISOString()}
      />
      {led && <LedLinks {...led} origin={siteOrigin()} renderedAt={now.toISOString()} />}
      <HostedEvents events={hosted.items} hasMore={hosted.nextCursor !== null} now={now} />
    </Container>
  );
}

function CalendarLink() {
  return (
    <ButtonLink href="/settings#calendar" variant="secondary" size="sm">
      <CalendarSync aria-hidden="true" />
      Calendar feed
    </ButtonLink>
  );
}

/** The claim links that the viewer leads, with the events that they are of. */
async function loadLedLinks() {
  const { claims } = await serverCaller();
  const { items } = await claims.led();
  const pages = await Promise.all(items.map(({ token }) => claims.page({ token })));
  const events = items.flatMap((link, place): [string, LedEvent][] => {
    const event = pages[place]?.event;
    return event ? [[link.id, { title: event.title, timeZone: event.timeZone }]] : [];
  });
  return { initial: items, events: Object.fromEntries(events) };
}
