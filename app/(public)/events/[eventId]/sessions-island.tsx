import type { ReactNode } from "react";
import { SessionsProvider } from "@/components/sessions/sessions-provider";
import type { EventDetails } from "@/server/domains/events/schema";
import type { Guest } from "./sessions-of-viewer";

type SessionsIslandProps = {
  event: EventDetails;
  invite: string | undefined;
  guest: Guest;
  sessions: readonly { id: string; endsAt: string }[];
  now: Date;
  children: ReactNode;
};

/** What is live on pages about sessions, without what the browser need not know of the event. */
export function SessionsIsland({ event, invite, guest, sessions, now, children }: SessionsIslandProps) {
  const { id, slug, title, status, effectiveVisibility, timeZone, viewerRole } = event;
  const { viewer, rsvp, mine } = guest;
  // A page that was opened without an invitation is shown to the account, which may then listen as well.
  const isKnown = viewer !== null && invite === undefined;
  return (
    <SessionsProvider
      event={{ id, slug, title, status, effectiveVisibility, timeZone }}
      invite={invite}
      viewerId={viewer?.id ?? null}
      isGuest={rsvp !== null && rsvp.status !== "cancelled"}
      mayListen={effectiveVisibility !== "private" || viewerRole !== null || rsvp !== null || isKnown}
      initialMine={mine}
      sessionIds={sessions.map(({ id }) => id)}
      boundaries={[...new Set(sessions.map(({ endsAt }) => endsAt))]}
      renderedAt={now.toISOString()}
    >
      {children}
    </SessionsProvider>
  );
}
