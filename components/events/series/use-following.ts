"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { AppliedPart, DateResult } from "@/server/domains/events/series/schema";

/** History to the later dates, with one result each. */
export type Report = { verb: "changed" | "cancelled"; results: DateResult[] };

/** Changes or calls off the dates after the event that is managed. */
export function useFollowing() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event } = useManaged();
  const [report, setReport] = useState<Report | null>(null);
  const shared = {
    onError: (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" as const }),
    onSettled: () => client.invalidateQueries(trpc.series.pathFilter()),
  };
  const applying = useMutation(
    trpc.series.applyToFollowing.mutationOptions({
      ...shared,
      onSuccess: ({ results }) => setReport({ verb: "changed", results }),
    }),
  );
  const cancelling = useMutation(
    trpc.series.cancelFollowing.mutationOptions({
      ...shared,
      onSuccess: ({ results }) => setReport({ verb: "cancelled", results }),
    }),
  );
  return {
    report,
    apply: (parts: AppliedPart[]) => applying.mutate({ eventId: event.id, parts }),
    cancel: () => cancelling.mutate({ eventId: event.id }),
    isApplying: applying.isPending,
    isCancelling: cancelling.isPending,
  };
}
