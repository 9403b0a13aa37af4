import { SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { NotificationCentre } from "@/components/notifications/centre/notification-centre";
import { ShowTabs } from "@/components/notifications/centre/show-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Notifications" };

type Search = { searchParams: Promise<{ show?: string | string[] }> };

export default async function NotificationsPage({ searchParams }: Search) {
  const show = (await searchParams).show === "unread" ? "unread" : "all";
  const [viewer, { notifications }] = await Promise.all([getViewer(), serverCaller()]);
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent("/notifications")}`);
  const first = await notifications.list({ show });
  const renderedAt = new Date().toISOString();
  const { id: viewerId, timeZone } = viewer;
  return (
    <Container className="max-w-prose! space-y-6">
      <PageHeader
        title="Notifications"
        actions={
          <ButtonLink href="/settings#notifications" variant="secondary" size="sm">
            <SlidersHorizontal aria-hidden="true" />
            Notification settings
          </ButtonLink>
        }
      />
      <ShowTabs show={show} />
      <NotificationCentre
        key={`${show} ${renderedAt}`}
        show={show}
        viewerId={viewerId}
        timeZone={timeZone}
        first={first}
        renderedAt={renderedAt}
      />
    </Container>
  );
}
