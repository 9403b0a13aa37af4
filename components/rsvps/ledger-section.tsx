"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Late } from "./late";
import { ledgerLive } from "./late-parts";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";

/** "Why": what has happened to one's RSVP. Open for whoever waits, and rendered on the server for them. */
export function LedgerSection({ rsvp }: { rsvp: RsvpOut }) {
  const { serverLedger } = useRsvp();
  const [open, setOpen] = useState(rsvp.status === "waitlisted");
  const meanwhile = serverLedger ?? <p className="text-muted">Loading…</p>;
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group/why border-border border-t pt-4 text-sm"
    >
      <summary className="-mx-1 flex list-none items-center justify-between rounded-sm px-1 text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        What happened, and why
        <ChevronDown aria-hidden="true" className="size-4 transition-transform group-open/why:rotate-180" />
      </summary>
      <div className="pt-4">
        {open ? (
          <Late part={ledgerLive} props={{ rsvpId: rsvp.id, meanwhile }} fallback={meanwhile} />
        ) : (
          meanwhile
        )}
      </div>
    </details>
  );
}
