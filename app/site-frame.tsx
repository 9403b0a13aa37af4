import type { ReactNode } from "react";
import { EventSearch } from "@/components/events/event-search";
import { AppShell } from "@/components/layout/app-shell";
import { commandsFor } from "@/components/layout/commands";
import { LiveBanner } from "@/components/layout/live-banner";
import { Bell } from "@/components/notifications/bell";
import { LiveProvider } from "@/components/providers/live-provider";
import { TRPCProvider } from "@/components/providers/trpc";
import { liveClientConfig } from "@/server/realtime/config";
import { getViewer, serverCaller } from "@/server/trpc/caller";

/** Wraps every page of the site: its frame, and the providers of procedures and live channels. */
export async function SiteFrame({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  return (
    <TRPCProvider viewerId={viewer?.id ?? null}>
      <LiveProvider config={liveClientConfig()}>
        <AppShell
          viewer={viewer}
          search={<EventSearch groups={commandsFor(viewer)} isSignedIn={viewer !== null} />}
          notifications={viewer && <Bell viewerId={viewer.id} count={await countUnread()} />}
          banner={<LiveBanner />}
        >
          {children}
        </AppShell>
      </LiveProvider>
    </TRPCProvider>
  );
}

async function countUnread(): Promise<number> {
  const { notifications } = await serverCaller();
  return (await notifications.unread()).count;
}
