"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { errorFacts } from "@/lib/error-facts";
import type { Mine } from "./rsvp-event";

/** The viewer's actions. The server's answer is shown without a refetch. */
export function useRsvpActions({ mineKey, seatsKey }: { mineKey: QueryKey; seatsKey: QueryKey }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const take = ({ rsvp, seats }: Mine) => {
    client.setQueryData(mineKey, { rsvp, seats });
    client.setQueryData(seatsKey, seats);
    void client.invalidateQueries({ queryKey: trpc.rsvps.ledger.pathKey() });
  };
  const shared = {
    // A question put before the change would answer after it.
    onMutate: () => client.cancelQueries({ queryKey: mineKey }),
    onSuccess: take,
    onError: (error: unknown) => {
      const present = presentState(error);
      if (present) take(present);
    },
  };
  return {
    join: useMutation(trpc.rsvps.rsvp.mutationOptions(shared)),
    edit: useMutation(trpc.rsvps.edit.mutationOptions(shared)),
    withdraw: useMutation(trpc.rsvps.withdraw.mutationOptions(shared)),
    accept: useMutation(trpc.rsvps.accept.mutationOptions(shared)),
    refuse: useMutation(trpc.rsvps.refuse.mutationOptions(shared)),
  };
}

/** The RSVP and seats as they are now, where a refusal came with them. */
function presentState(error: unknown): Mine | null {
  const { details } = errorFacts(error);
  if (!details || !("rsvp" in details) || !("seats" in details)) return null;
  const { rsvp, seats } = details;
  return rsvp && typeof seats === "object" ? { rsvp, seats } : null;
}
