"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { ConnectionState } from "@/lib/live-connection";
import { type Outlook, rsvpOutlook } from "@/server/domains/rsvps/policy";
import { useLatePartsAhead } from "./late-parts";
import type { Mine, PartyDraft, RsvpEvent, RsvpOut, Seats } from "./rsvp-event";
import { changeAnnouncement } from "./rsvp-words";
import { useClock } from "./use-clock";
import { useDraft } from "./use-draft";
import { useRsvpActions } from "./use-rsvp-actions";
import { type RsvpScope, useRsvpQueries } from "./use-rsvp-queries";

type RsvpState = ReturnType<typeof useRsvpActions> & {
  event: RsvpEvent;
  scope: RsvpScope;
  signedIn: boolean;
  seats: Seats;
  rsvp: RsvpOut | null;
  outlook: Outlook;
  now: Date;
  connection: ConnectionState;
  /** The ledger as the server rendered it; null where it did not. */
  serverLedger: ReactNode;
  draft: PartyDraft;
  setDraft: (draft: PartyDraft) => void;
  /** How the seat was got while the page was open; null where it was there already. */
  arrival: "joined" | "promoted" | null;
  /** Asks for a seat with what is written in the form. */
  submit: () => void;
};

const RsvpContext = createContext<RsvpState | null>(null);

/** The state of the RSVP to the event around. @throws outside a RsvpProvider */
export function useRsvp(): RsvpState {
  const state = useContext(RsvpContext);
  if (!state) throw new Error("useRsvp needs a RsvpProvider around it");
  return state;
}

export type RsvpProviderProps = {
  event: RsvpEvent;
  invite: string | undefined;
  viewerId: string | null;
  isStaff: boolean;
  initialSeats: Seats;
  initialMine: Mine;
  /** The rendered ledger of somebody who waits, else null. */
  serverLedger: ReactNode;
  /** Guests already chosen before signing in. */
  initialGuests: number;
  /** ISO instant at which the server rendered the page. */
  renderedAt: string;
  children: ReactNode;
};

/** Holds the seats and one's own RSVP for everything on the event page that shows or changes them. */
export function RsvpProvider({
  children,
  initialGuests,
  renderedAt,
  serverLedger,
  ...page
}: RsvpProviderProps) {
  const { event, viewerId } = page;
  useLatePartsAhead();
  const scope = { eventId: event.id, ...(page.invite && { invite: page.invite }) };
  const { seats, rsvp, mineKey, seatsKey, connection } = useRsvpQueries({ ...page, scope });
  const actions = useRsvpActions({ mineKey, seatsKey });
  const now = useClock(renderedAt, [event.rsvpClosesAt, event.startsAt, event.endsAt]);
  const [draft, setDraft] = useDraft(rsvp, initialGuests);
  const { arrival, announcement } = useArrival(rsvp);
  const outlook = rsvpOutlook(termsOf(event), seats, 1 + draft.guests, now);
  const submit = () => actions.join.mutate({ ...scope, ...draft });
  const state = {
    ...actions,
    event,
    scope,
    signedIn: viewerId !== null,
    seats,
    rsvp,
    outlook,
    now,
    connection,
  };
  return (
    <RsvpContext value={{ ...state, serverLedger, draft, setDraft, arrival, submit }}>
      {children}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </RsvpContext>
  );
}

/** What became of the RSVP since the page was opened. */
function useArrival(rsvp: RsvpOut | null): { arrival: RsvpState["arrival"]; announcement: string } {
  const [seen, setSeen] = useState({ rsvp, arrival: null as RsvpState["arrival"], announcement: "" });
  if (seen.rsvp === rsvp) return seen;
  const arrived = rsvp?.status === "confirmed" && seen.rsvp?.status !== "confirmed";
  const how = seen.rsvp?.status === "waitlisted" ? "promoted" : "joined";
  const stillIn = rsvp?.status === "confirmed" ? seen.arrival : null;
  const next = {
    rsvp,
    arrival: arrived ? how : stillIn,
    announcement: changeAnnouncement(seen.rsvp, rsvp) ?? seen.announcement,
  } as const;
  setSeen(next);
  return next;
}

function termsOf(event: RsvpEvent) {
  const state = event.status === "draft" || event.status === "cancelled" ? event.status : "open";
  return {
    state: state as "draft" | "cancelled" | "open",
    closesAt: event.rsvpClosesAt === null ? null : new Date(event.rsvpClosesAt),
    endsAt: new Date(event.endsAt),
    waitlistEnabled: event.waitlistEnabled,
  };
}
