import type { ReactNode } from "react";
import { mayListen } from "@/components/rsvps/may-listen";
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
  const viewing = { isStaff: viewerRole !== null, hasRsvp: rsvp !== null, isSignedIn: viewer !== null };
  return (
    <SessionsProvider
      event={{ id, slug, title, status, effectiveVisibility, timeZone }}
      invite={invite}
      viewerId={viewer?.id ?? null}
      isGuest={rsvp !== null && rsvp.status !== "cancelled"}
      mayListen={mayListen({ effectiveVisibility, ...viewing, invite })}
      initialMine={mine}
      sessionIds={sessions.map(({ id }) => id)}
      boundaries={[...new Set(sessions.map(({ endsAt }) => endsAt))]}
      renderedAt={now.toISOString()}
    >
      {children}
    </SessionsProvider>
  );
}
