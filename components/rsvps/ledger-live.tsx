"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { LedgerLines } from "./ledger-lines";
import { useRsvp } from "./rsvp-provider";

/** The ledger as it is now; asked for again whenever one's own RSVP is. */
export function LedgerLive({ rsvpId, meanwhile }: { rsvpId: string; meanwhile: ReactNode }) {
  const trpc = useTRPC();
  const { event, now } = useRsvp();
  const ledger = useQuery(trpc.rsvps.ledger.queryOptions({ rsvpId }));
  if (ledger.data) return <LedgerLines items={ledger.data.items} timeZone={event.timeZone} now={now} />;
  if (ledger.isError) {
    return <p className="text-muted">This could not be loaded. Close it and open it again.</p>;
  }
  return meanwhile;
}
