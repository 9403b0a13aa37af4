"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import type { VenueOut } from "@/server/domains/venues/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

/** A venue as its own organization sees it, live. */
export function useVenue(initial: VenueOut) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.venues.get.queryOptions({ venueId: initial.id }, { initialData: initial });
  const { data: venue, refetch } = useQuery(options);
  useChannel(organizationChannel(initial.organization.id), {
    "venue.changed": ({ venueId }) => {
      if (venueId === initial.id) void refetch();
    },
    onResync: () => void refetch(),
  });
  const keep = (changed: VenueOut) => {
    queries.setQueryData(options.queryKey, changed);
  };
  const reload = async () => {
    await refetch();
  };
  return { venue, keep, reload };
}
