"use client";

import { ShieldCheck } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import type { IncidentOut, IncidentsOut } from "@/server/domains/operations/incidents/schema";
import { DataTable } from "../data-table";
import { ListFrame } from "../list-frame";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { usePages } from "../use-pages";
import { incidentsInput } from "./filters";
import { IncidentFilters } from "./incident-filters";
import { IncidentRow } from "./incident-row";
import { useResolve } from "./use-resolve";

type IncidentsViewProps = { first: { page: IncidentsOut; input: ReturnType<typeof incidentsInput> } };

/** Incidents, until an operator resolves them. */
export function IncidentsView({ first }: IncidentsViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = incidentsInput(address);
  const { state } = input;
  const list = usePages<IncidentOut, IncidentsOut>({
    path: trpc.admin.incidents.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.incidents.list.query({ ...input, ...more }, { signal }),
    first,
  });
  const resolve = useResolve();
  return (
    <Section title="Incidents" description="A resolved incident reopens if it happens again.">
      <IncidentFilters input={input} open={list.newest?.open ?? []} resolve={resolve} onChange={set} />
      <ListFrame list={list} one="incident" empty={<NoIncident state={state} />}>
        <DataTable
          label="Incidents"
          columns={["Incident", { name: "Times", numeric: true }, state === "open" ? "Last" : "Resolved"]}
        >
          {list.items.map((incident) => (
            <IncidentRow
              key={incident.id}
              incident={incident}
              pending={resolve.isPending && resolve.variables.ids?.includes(incident.id) === true}
              onResolve={() => resolve.mutate({ ids: [incident.id] })}
            />
          ))}
        </DataTable>
      </ListFrame>
    </Section>
  );
}

function NoIncident({ state }: { state: "open" | "resolved" }) {
  return (
    <EmptyState
      icon={<ShieldCheck />}
      level="h3"
      title={state === "open" ? "Nothing is open" : "Nothing was resolved yet"}
      description="Broken invariants, repaired waitlists, failed jobs and failed deliveries are listed here."
    />
  );
}
