"use client";

import { useState } from "react";
import { LedgerFold } from "./ledger-fold";
import { LedgerLines } from "./ledger-lines";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { useLedger } from "./use-ledger";

/** The history of the viewer's RSVP, live. Open for waitlisted guests. */
export function LedgerSection({ rsvp }: { rsvp: RsvpOut }) {
  const { event, now } = useRsvp();
  const [open, setOpen] = useState(rsvp.status === "waitlisted");
  const { items, isError } = useLedger(rsvp.id, open);
  return (
    <LedgerFold open={open} onToggle={setOpen}>
      {items ? (
        <LedgerLines items={items} timeZone={event.timeZone} now={now} />
      ) : (
        <p className="text-muted">
          {isError ? "This could not be loaded. Close it and open it again." : "Loading…"}
        </p>
      )}
    </LedgerFold>
  );
}
