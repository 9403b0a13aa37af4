"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import type { IncidentKind } from "@/server/domains/operations/incidents/schema";
import { useAction } from "../use-action";
import { handledText } from "../words";

/** Says that incidents were looked into. */
export function useResolve() {
  const { incidents } = useTRPCClient().admin;
  return useAction(
    (which: { ids?: string[]; kind?: IncidentKind }) => incidents.resolve.mutate(which),
    ({ count }) => handledText(count, "incident", "incidents", "resolved"),
  );
}
