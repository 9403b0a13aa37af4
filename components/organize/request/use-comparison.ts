"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import type { EntriesOut } from "@/server/domains/holds/schema";
import type { ComparisonOut } from "@/server/domains/rfps/comparison.schema";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

export type ComparisonProps = {
  request: RfpOut;
  comparison: ComparisonOut;
  /** "latitude,longitude" that distances are counted from; empty for the request's own place. */
  near: string;
  entries: EntriesOut;
};

/** A sent request with its venues side by side, and the organization's active waitlist entries; live. */
export function useComparison(initial: ComparisonProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: rfpId, organizationId: orgId } = initial.request;
  const own = { orgId, rfpId };
  const request = useQuery(trpc.rfps.get.queryOptions(own, { initialData: initial.request }));
  const compared = trpc.rfps.compare.queryOptions(
    { ...own, ...(initial.near && { near: initial.near }) },
    { initialData: initial.comparison },
  );
  const comparison = useQuery(compared);
  const entries = useQuery(
    trpc.waitlists.list.queryOptions({ orgId, activeOnly: "true" }, { initialData: initial.entries }),
  );
  const refetch = () => {
    void queries.invalidateQueries({ queryKey: trpc.rfps.pathKey() });
    void entries.refetch();
  };
  useChannel(organizationChannel(orgId), {
    "rfp.changed": (changed) => {
      if (changed.rfpId === rfpId) refetch();
    },
    "waitlist.changed": () => void entries.refetch(),
    onResync: refetch,
  });
  /** Shows the star before the server has answered. */
  const star = (rfpVenueId: string, shortlisted: boolean) =>
    queries.setQueryData(
      compared.queryKey,
      (before) =>
        before && {
          ...before,
          venues: before.venues.map((venue) => (venue.id === rfpVenueId ? { ...venue, shortlisted } : venue)),
        },
    );
  return {
    request: request.data,
    venues: comparison.data.venues,
    people: comparison.data.people,
    entries: entries.data.waitlistEntries,
    refetch,
    star,
  };
}
