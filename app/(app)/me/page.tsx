import { CalendarSync } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WaitingInvitations } from "@/components/invitations/own/waiting-invitations";
import { Container } from "@/components/layout/container";
import { HostedEvents } from "@/components/rsvps/mine/hosted-events";
import { LedLinks } from "@/components/rsvps/mine/led-links";
import { MyRsvps } from "@/components/rsvps/mine/my-rsvps";
import { WhenTabs } from "@/components/rsvps/mine/when-tabs";
import { NextSessions } from "@/components/schedule/next-sessions";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { siteOrigin } from "@/server/auth";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { loadLedLinks } from "./led-links";

export const metadata: Metadata = { title: "My events" };

const NEXT_SESSIONS_MAX = 12;

type Search = { searchParams: Promise<{ when?: string | string[] }> };

export default async function MyEventsPage({ searchParams }: Search) {
  const when = (await searchParams).when === "past" ? "past" : "upcoming";
  const [viewer, caller] = await Promise.all([getViewer(), serverCaller()]);
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent("/me")}`);
  const [firstPage, hosted, led, invited, sessions] = await Promise.all([
    caller.rsvps.listMine({ when }),
    caller.events.hosting({ show: when, limit: 6 }),
    when === "upcoming" ? loadLedLinks() : null,
    when === "upcoming" ? caller.invitations.waiting() : null,
    when === "upcoming" ? caller.schedule.next({ limit: NEXT_SESSIONS_MAX }) : null,
  ]);
  const now = new Date();
  return (
    <Container className="max-w-prose! space-y-8">
      <PageHeader
        title="My events"
        actions={
          <ButtonLink href="/settings#calendar" variant="secondary" size="sm">
            <CalendarSync aria-hidden="true" />
            Calendar feed
          </ButtonLink>
        }
      />
      <WhenTabs when={when} />
      {invited && <WaitingInvitations items={invited.items} renderedAt={now.toISOString()} />}
      <MyRsvps
        key={when}
        when={when}
        viewerId={viewer.id}
        firstPage={firstPage}
        isInvited={invited !== null && invited.items.length > 0}
        renderedAt={now.toISOString()}
      />
      {sessions && <NextSessions items={sessions.items} now={now} />}
      {led && <LedLinks {...led} origin={siteOrigin()} renderedAt={now.toISOString()} />}
      <HostedEvents page={hosted} when={when} now={now} />
    </Container>
  );
}
