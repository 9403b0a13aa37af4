"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { LedgerFold } from "./ledger-fold";
import { LedgerLines } from "./ledger-lines";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";

/** What has happened to one's RSVP, as it is now; open for whoever waits, and asked for again whenever the RSVP is. */
export function LedgerSection({ rsvp }: { rsvp: RsvpOut }) {
  const trpc = useTRPC();
  const { serverLedger, event, now } = useRsvp();
  const [open, setOpen] = useState(rsvp.status === "waitlisted");
  const ledger = useQuery(trpc.rsvps.ledger.queryOptions({ rsvpId: rsvp.id }, { enabled: open }));
  return (
    <LedgerFold open={open} onToggle={setOpen}>
      {ledger.data ? (
        <LedgerLines items={ledger.data.items} timeZone={event.timeZone} now={now} />
      ) : ledger.isError ? (
        <p className="text-muted">This could not be loaded. Close it and open it again.</p>
      ) : (
        (serverLedger ?? <p className="text-muted">Loading…</p>)
      )}
    </LedgerFold>
  );
}
