"use client";

import { useEffect, useRef, useState } from "react";
import { Lazily, lazyPart } from "../ui/lazy-part";
import { WhenQuiet } from "../ui/when-quiet";
import { AnswerButtons } from "./answer-buttons";
import { AnswerFace, NoteForHost } from "./answer-face";
import { Celebration } from "./celebration";
import { isSettled } from "./change-words";
import { Countdown } from "./countdown";
import { EditForm } from "./edit-form";
import { LedgerSection } from "./ledger-section";
import { OwnTime } from "./own-time";
import { RsvpError } from "./rsvp-error";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { useAwake } from "./use-awake";
import { useLedger } from "./use-ledger";
import { WithdrawDialog } from "./withdraw-dialog";

const TicketPart = lazyPart(() =>
  import("../check-in/ticket/ticket-part").then((module) => module.TicketPart),
);
const PushInvite = lazyPart(() => import("../push/push-invite").then((module) => module.PushInvite));

type AnswerCardProps = { rsvp: RsvpOut; onShown: () => void };

/** The viewer's own answer, live, and its actions. */
export function AnswerCard({ rsvp, onShown }: AnswerCardProps) {
  const { event, seats, words, outlook, now, before, clock } = useRsvp();
  useEffect(onShown, [onShown]);
  const { displaced } = useLedger(rsvp.id, rsvp.status === "waitlisted");
  const gone = rsvp.status === "cancelled" || rsvp.status === "declined";
  const isOver = now >= new Date(event.endsAt) || event.status === "cancelled";
  const offerEnd = rsvp.offerExpiresAt;
  const facts = {
    rsvp,
    event,
    seats,
    words,
    outlook,
    now,
    before,
    displaced,
    flourish: before !== null && <Celebration />,
    timeLeft: offerEnd && <Countdown until={offerEnd} clock={clock} />,
    ownTime: offerEnd && <OwnTime at={offerEnd} timeZone={event.timeZone} now={now} />,
  };
  const hasStory = !gone || rsvp.status === "declined" || offerEnd !== null;
  return (
    <AnswerFace
      facts={facts}
      ticket={
        !gone &&
        !isOver && (
          <Lazily>
            <TicketPart rsvp={rsvp} slug={event.slug} />
          </Lazily>
        )
      }
      actions={!gone && <Changes rsvp={rsvp} settled={isSettled(outlook)} />}
      ledger={hasStory && <LedgerSection rsvp={rsvp} key={rsvp.status} />}
    />
  );
}

function Changes({ rsvp, settled }: { rsvp: RsvpOut; settled: boolean }) {
  const { edit, withdraw, join, accept, refuse } = useRsvp();
  const [doing, setDoing] = useState<"editing" | "withdrawing" | null>(null);
  const awake = useAwake();
  const editButton = useReturnedFocus(doing === "editing");
  const begin = (what: typeof doing) => {
    for (const action of [edit, withdraw, join, accept, refuse]) action.reset();
    setDoing(what);
  };
  const end = () => setDoing(null);
  if (settled) return <NoteForHost text={rsvp.specialRequirements} />;
  if (doing === "editing") return <EditForm rsvp={rsvp} onDone={end} />;
  return (
    <>
      <NoteForHost text={rsvp.specialRequirements} />
      <RsvpError error={accept.error} />
      <div inert={!awake}>
        <AnswerButtons
          rsvp={rsvp}
          accepting={accept.isPending}
          onAccept={() => accept.mutate({ rsvpId: rsvp.id })}
          onEdit={() => begin("editing")}
          onWithdraw={() => begin("withdrawing")}
          editButton={editButton}
        />
      </div>
      {["waitlisted", "offered"].includes(rsvp.status) && (
        <WhenQuiet>
          <PushInvite />
        </WhenQuiet>
      )}
      {doing === "withdrawing" && <WithdrawDialog rsvp={rsvp} onClose={end} />}
    </>
  );
}

/** Gives the focus back to the button that opened something, once that is closed. */
function useReturnedFocus(open: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return button;
}
