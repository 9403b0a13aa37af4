"use client";

import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { ConnectionState } from "@/lib/live-connection";
import { faultsOfAnswers } from "@/server/domains/events/questions/policy";
import type { OwnInvitation } from "@/server/domains/invitations/answers/schema";
import { rsvpOutlook } from "@/server/domains/rsvps/policy";
import type { Admission } from "@/server/seats/admission";
import { statusAt } from "@/server/seats/availability";
import { type AnswerFault, faultsIn } from "./draft";
import type { EventWords, LedgerItem, Mine, PartyDraft, RsvpEvent, RsvpOut, Seats } from "./rsvp-event";
import { termsOf } from "./rsvp-terms";
import { changeAnnouncement } from "./rsvp-words";
import { type Clock, useClock } from "./use-clock";
import { useDraft } from "./use-draft";
import { useRsvpActions } from "./use-rsvp-actions";
import { type RsvpScope, useRsvpQueries } from "./use-rsvp-queries";
import { visitSource } from "./visit-source";

/** What the server has read for the panel. */
type Served = {
  words: EventWords;
  /** The viewer's own invitation to the event. */
  invitation: OwnInvitation | null;
  /** The history so far, for waitlisted guests. */
  initialLedger: LedgerItem[] | null;
};

type RsvpState = ReturnType<typeof useRsvpActions> &
  Served & {
    event: RsvpEvent;
    scope: RsvpScope;
    signedIn: boolean;
    seats: Seats;
    rsvp: RsvpOut | null;
    outlook: Admission;
    now: Date;
    clock: Clock;
    /** ISO instant at which the server rendered what it now shows. */
    renderedAt: string;
    connection: ConnectionState;
    draft: PartyDraft;
    setDraft: (draft: PartyDraft) => void;
    /** What keeps the form from being taken, by field. */
    faults: AnswerFault[];
    /** What the answer was before it changed in the open page; null where it is as it was loaded. */
    before: RsvpOut["status"] | "none" | null;
    /** Sends the form as an RSVP. @returns false if the form has faults */
    submit: () => boolean;
  };

const RsvpContext = createContext<RsvpState | null>(null);

/** The state of the RSVP to the event around. @throws outside a RsvpProvider */
export function useRsvp(): RsvpState {
  const state = useContext(RsvpContext);
  if (!state) throw new Error("useRsvp needs a RsvpProvider around it");
  return state;
}

type RsvpProviderProps = Served & {
  event: RsvpEvent;
  invite: string | undefined;
  viewerId: string | null;
  isStaff: boolean;
  initialSeats: Seats;
  initialMine: Mine;
  /** Guests already chosen before signing in. */
  initialGuests: number;
  /** ISO instant at which the server rendered the page. */
  renderedAt: string;
  children: ReactNode;
};

/** Holds the seats and the viewer's own RSVP for everything on the event page that shows or changes them. */
export function RsvpProvider({ children, initialGuests, renderedAt, ...page }: RsvpProviderProps) {
  const { event, viewerId } = page;
  const scope = { eventId: event.id, ...(page.invite && { invite: page.invite }) };
  const { seats, rsvp: told, mineKey, seatsKey, connection } = useRsvpQueries({ ...page, scope });
  const actions = useRsvpActions({ mineKey, seatsKey });
  const offerEnd = told?.status === "offered" ? told.offerExpiresAt : null;
  const { rsvpOpensAt, rsvpClosesAt, startsAt, endsAt } = event;
  const clock = useClock(renderedAt, [rsvpOpensAt, rsvpClosesAt, startsAt, endsAt, offerEnd]);
  const { now } = clock;
  const rsvp = useRsvpAt(told, now);
  const form = useForm({ event, rsvp, initialGuests, error: actions.join.error });
  const { before, announcement } = useChange(rsvp);
  const submit = () => {
    if (!form.check()) return false;
    const answer = { ...scope, ...form.draft };
    void visitSource().then((source) => actions.join.mutate({ ...answer, source }));
    return true;
  };
  const outlook = rsvpOutlook(termsOf(event), seats, form.draft.guests, now);
  const { words, initialLedger, invitation } = page;
  const state = {
    ...actions,
    event,
    scope,
    seats,
    rsvp,
    outlook,
    now,
    clock,
    renderedAt,
    connection,
    before,
    submit,
    words,
    initialLedger,
    invitation,
    signedIn: viewerId !== null,
    draft: form.draft,
    setDraft: form.setDraft,
    faults: form.faults,
  };
  return (
    <RsvpContext value={state}>
      {children}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </RsvpContext>
  );
}

/** The RSVP as it is at this moment: an offer past its end is over, even if the server has not said so yet. */
function useRsvpAt(rsvp: RsvpOut | null, now: Date): RsvpOut | null {
  const ends = rsvp?.offerExpiresAt;
  const status = rsvp && statusAt({ status: rsvp.status, offerExpiresAt: ends ? new Date(ends) : null }, now);
  return useMemo(
    () => (rsvp && status && status !== rsvp.status ? { ...rsvp, status } : rsvp),
    [rsvp, status],
  );
}

type Form = { event: RsvpEvent; rsvp: RsvpOut | null; initialGuests: number; error: unknown };

/** The text of the form, and its faults once it was sent. */
function useForm({ event: { questions }, rsvp, initialGuests, error }: Form) {
  const [draft, setDraft] = useDraft({ rsvp, guests: initialGuests, questions });
  const [tried, setTried] = useState(false);
  const missing = faultsOfAnswers(questions, draft.answers);
  const check = () => {
    setTried(true);
    return missing.length === 0;
  };
  return { draft, setDraft, check, faults: tried && missing.length > 0 ? missing : faultsIn(error) };
}

/** What became of the RSVP since the page was opened. */
function useChange(rsvp: RsvpOut | null): { before: RsvpState["before"]; announcement: string } {
  const [seen, setSeen] = useState({ rsvp, before: null as RsvpState["before"], announcement: "" });
  if (seen.rsvp === rsvp) return seen;
  const next = {
    rsvp,
    before: seen.rsvp?.status === rsvp?.status ? seen.before : (seen.rsvp?.status ?? "none"),
    announcement: changeAnnouncement(seen.rsvp, rsvp) ?? seen.announcement,
  };
  setSeen(next);
  return next;
}
