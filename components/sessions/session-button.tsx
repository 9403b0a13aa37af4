"use client";

import { Check, Clock3 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { GuestsChoice } from "./guests-choice";
import { agendaPath, type BookableSession, cardId } from "./program-event";
import { type SessionAction, sessionAction } from "./session-words";
import { useSessions } from "./sessions-provider";
import { useSessionActions } from "./use-session-actions";

const ClashDialog = lazyPart(() => import("./clash-dialog").then((module) => module.ClashDialog));
const GiveUpDialog = lazyPart(() => import("./give-up-dialog").then((module) => module.GiveUpDialog));

type SessionButtonProps = { session: BookableSession; size?: "sm" | "md" };

/** RSVPs to a session in one click, and shows what the viewer has there. */
export function SessionButton({ session, size = "sm" }: SessionButtonProps) {
  const { event, mine, seatsOf, clock, viewerId } = useSessions();
  const [guests, setGuests] = useState(0);
  const { book, cancel, acceptOffer, isPending, clash, closeClash } = useSessionActions(session, guests);
  const [isAsking, setAsking] = useState(false);
  const own = mine.find(({ sessionId }) => sessionId === session.id) ?? null;
  const seats = seatsOf(session.id, session.seats);
  const action = sessionAction({ ...session, seats, eventStatus: event.status, mine: own, now: clock.now });
  if (action.kind === "none") return <ClosedNote label={action.label} title={session.title} />;
  if (viewerId === null) return <SignInLink action={action} session={session} size={size} />;
  const hasSomething = action.kind === "going" || action.kind === "waiting";
  const press = () => {
    if (hasSomething) setAsking(true);
    else if (own && action.kind === "offer") acceptOffer(own.rsvpId);
    else book();
  };
  const mayBring = session.guestsMax > 0 && (action.kind === "join" || action.kind === "wait");
  return (
    <>
      {mayBring && (
        <GuestsChoice session={session} guests={guests} disabled={isPending} onGuests={setGuests} />
      )}
      <Button
        size={size}
        variant={VARIANTS[action.kind]}
        pending={isPending}
        aria-haspopup={hasSomething ? "dialog" : undefined}
        onClick={press}
        onPointerEnter={hasSomething ? GiveUpDialog.preload : ClashDialog.preload}
        className={LOOKS[action.kind]}
      >
        <ButtonLabel action={action} title={session.title} />
      </Button>
      {action.kind === "offer" && (
        <Button size={size} variant="danger-ghost" onClick={() => setAsking(true)}>
          Decline
        </Button>
      )}
      {isAsking && own && (
        <Lazily>
          <GiveUpDialog session={session} own={own} onConfirm={cancel} onClose={() => setAsking(false)} />
        </Lazily>
      )}
      {clash && (
        <Lazily>
          <ClashDialog
            session={session}
            {...clash}
            isPending={isPending}
            onChoose={(choice) => book(choice)}
            onClose={closeClash}
          />
        </Lazily>
      )}
    </>
  );
}

type Kind = Exclude<SessionAction["kind"], "none">;

const VARIANTS = {
  join: "primary",
  wait: "secondary",
  going: "secondary",
  waiting: "secondary",
  offer: "primary",
} as const satisfies Record<Kind, string>;

const LOOKS: Partial<Record<Kind, string>> = {
  going: "border-success/30 bg-success-soft! text-success",
  waiting: "border-accent-text/25 bg-accent-soft! text-accent-text",
};

function ButtonLabel({ action, title }: { action: SessionAction; title: string }) {
  const { kind, label } = action;
  return (
    <>
      {kind === "going" && <Check aria-hidden="true" />}
      {kind === "waiting" && <Clock3 aria-hidden="true" />}
      <span>
        {label}
        <span className="sr-only">
          {JOINTS[kind]}
          <bdi>{title}</bdi>
        </span>
      </span>
    </>
  );
}

const JOINTS: Record<SessionAction["kind"], string> = {
  join: " to ",
  wait: " for ",
  going: " to ",
  waiting: " for ",
  offer: " at ",
  none: ": ",
};

function ClosedNote({ label, title }: { label: string; title: string }) {
  return (
    <Button size="sm" variant="soft" disabled>
      {label}
      <span className="sr-only">
        : <bdi>{title}</bdi>
      </span>
    </Button>
  );
}

/** The way to sign in and come back to this session. */
function SignInLink({ action, session, size }: SessionButtonProps & { action: SessionAction }) {
  const { event, scope } = useSessions();
  const query = scope.invite ? `?invite=${encodeURIComponent(scope.invite)}` : "";
  const back = `${agendaPath(event)}${query}#${cardId(session.id)}`;
  return (
    <ButtonLink
      size={size}
      variant={action.kind === "wait" ? "secondary" : "primary"}
      href={`/sign-in?callbackUrl=${encodeURIComponent(back)}`}
      prefetch={false}
    >
      {action.label}
      <span className="sr-only">
        {JOINTS[action.kind]}
        <bdi>{session.title}</bdi>: sign in first
      </span>
    </ButtonLink>
  );
}
