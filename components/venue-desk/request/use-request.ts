"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

/** One request as its venue sees it, live. `keep` shows what an answer to a change said. */
export function useRequest(initial: RequestOut, organizationId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = trpc.venueDesk.request.queryOptions({ rfpVenueId: initial.id }, { initialData: initial });
  const { data: request, refetch } = useQuery(options);
  useChannel(organizationChannel(organizationId), {
    "rfp.changed": ({ rfpId }) => {
      if (rfpId === initial.rfpId) void refetch();
    },
    onResync: () => void refetch(),
  });
  const keep = (changed: RequestOut) => {
    queries.setQueryData(options.queryKey, changed);
  };
  return { request, keep, refetch };
}
