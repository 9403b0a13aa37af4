"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { useChannel } from "@/lib/use-channel";
import type { SignalsOut } from "@/server/domains/availability/signals.schema";
import type { AvailabilityOut } from "@/server/domains/holds/availability.schema";
import type { VenueQueueOut } from "@/server/domains/holds/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

export type AvailabilityData = { availability: AvailabilityOut; signals: SignalsOut; queue: VenueQueueOut };

/** The badge of a venue, its signals and its waitlist, live, and what its team can change. */
export function useAvailability(venueId: string, organizationId: string, initial: AvailabilityData) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const input = { venueId };
  const availability = useQuery(
    trpc.availability.get.queryOptions(input, { initialData: initial.availability }),
  );
  const signals = useQuery(trpc.availability.signals.queryOptions(input, { initialData: initial.signals }));
  const queue = useQuery(trpc.availability.queue.queryOptions(input, { initialData: initial.queue }));
  const refetch = () => queries.invalidateQueries({ queryKey: trpc.availability.pathKey() });
  const onChange = (changed: { venueId: string }) => {
    if (changed.venueId === venueId) void refetch();
  };
  useChannel(organizationChannel(organizationId), {
    "venue.changed": onChange,
    "waitlist.changed": onChange,
    "rfp.changed": () => void refetch(),
    onResync: () => void refetch(),
  });
  const options = {
    onSuccess: (changed: AvailabilityOut) => {
      queries.setQueryData(trpc.availability.get.queryKey(input), changed);
      return refetch();
    },
    onError: (error: unknown) => {
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
      void refetch();
    },
  };
  return {
    availability: availability.data,
    signals: signals.data,
    queue: queue.data,
    set: useMutation(trpc.availability.set.mutationOptions(options)),
    clear: useMutation(trpc.availability.clearOverride.mutationOptions(options)),
    resolve: useMutation(trpc.availability.resolveBreaker.mutationOptions(options)),
  };
}

export type AvailabilityState = ReturnType<typeof useAvailability>;
