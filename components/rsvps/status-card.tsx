"use client";

import { Pencil } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmedHeading } from "./confirmed-heading";
import { Late } from "./late";
import { editForm, withdrawDialog } from "./late-parts";
import { LedgerSection } from "./ledger-section";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { WaitingHeading } from "./waiting-heading";

/** The answer of somebody who has seats or waits for them, and what they can do with it. */
export function StatusCard({ rsvp }: { rsvp: RsvpOut }) {
  const { outlook } = useRsvp();
  const final = outlook.kind === "closed" && outlook.reason !== "rsvp.closed";
  return (
    <div className="space-y-5">
      {rsvp.status === "confirmed" ? <ConfirmedHeading rsvp={rsvp} /> : <WaitingHeading rsvp={rsvp} />}
      {final ? <Requirements rsvp={rsvp} /> : <Changes rsvp={rsvp} />}
      <LedgerSection rsvp={rsvp} />
    </div>
  );
}

function Changes({ rsvp }: { rsvp: RsvpOut }) {
  const { edit, withdraw, join } = useRsvp();
  const [doing, setDoing] = useState<"editing" | "withdrawing" | null>(null);
  const editButton = useReturnedFocus(doing === "editing");
  const begin = (what: typeof doing) => {
    for (const action of [edit, withdraw, join]) action.reset();
    setDoing(what);
  };
  const end = () => setDoing(null);
  if (doing === "editing") return <Late part={editForm} props={{ rsvp, onDone: end }} />;
  return (
    <>
      <Requirements rsvp={rsvp} />
      <div className="flex flex-wrap gap-2">
        <Button ref={editButton} variant="secondary" onClick={() => begin("editing")}>
          <Pencil aria-hidden="true" />
          Edit
        </Button>
        <Button variant="danger-ghost" onClick={() => begin("withdrawing")}>
          {rsvp.status === "waitlisted" ? "Leave the line" : "Cancel RSVP"}
        </Button>
      </div>
      {doing === "withdrawing" && <Late part={withdrawDialog} props={{ rsvp, onClose: end }} />}
    </>
  );
}

function Requirements({ rsvp }: { rsvp: RsvpOut }) {
  if (!rsvp.specialRequirements) return null;
  return (
    <div className="rounded-control bg-fill px-3.5 py-2.5 text-sm">
      <p className="text-muted text-xs">Your note for the host</p>
      <p className="whitespace-pre-line break-words">{rsvp.specialRequirements}</p>
    </div>
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
