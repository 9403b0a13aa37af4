"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { wasDisplaced } from "./change-words";
import { useRsvp } from "./rsvp-provider";

/** What has happened to an RSVP; asked for while `enabled`, and again whenever the RSVP changes. */
export function useLedger(rsvpId: string, enabled: boolean) {
  const { initialLedger } = useRsvp();
  const ledger = useQuery(
    useTRPC().rsvps.ledger.queryOptions(
      { rsvpId },
      { enabled, ...(initialLedger && { initialData: { items: initialLedger } }) },
    ),
  );
  const items = ledger.data?.items ?? null;
  return { items, isError: ledger.isError, displaced: enabled && wasDisplaced(items ?? []) };
}
