"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Segmented } from "@/components/ui/segmented";
import { counted } from "@/lib/plural";
import {
  INCIDENT_KINDS,
  type IncidentKind,
  type IncidentsOut,
} from "@/server/domains/operations/incidents/schema";
import { FilterSelect } from "../filter-select";
import { incidentWords } from "../words";
import type { incidentsInput } from "./filters";
import type { useResolve } from "./use-resolve";

const STATES = [
  { value: "open", label: "Open" },
  { value: "resolved", label: "Resolved" },
] as const;

type IncidentFiltersProps = {
  input: ReturnType<typeof incidentsInput>;
  open: IncidentsOut["open"];
  resolve: ReturnType<typeof useResolve>;
  onChange: (change: Record<string, string | undefined>) => void;
};

/** Which incidents are shown, and the way to close all of a kind. */
export function IncidentFilters({ input: { state, kind }, open, resolve, onChange }: IncidentFiltersProps) {
  const count = open.find((one) => one.kind === kind)?.count ?? 0;
  return (
    <search className="flex flex-wrap items-center gap-2">
      <Segmented
        label="State"
        options={STATES}
        value={state}
        onValueChange={(next) => onChange({ state: next })}
      />
      <FilterSelect
        label="Kind"
        all="Every kind"
        options={INCIDENT_KINDS.map((one) => ({ value: one, label: labelOf(one, open) }))}
        value={kind}
        onChange={(next) => onChange({ kind: next })}
      />
      {state === "open" && kind && count > 0 && (
        <ResolveAll
          kind={kind}
          count={count}
          isPending={resolve.isPending}
          onResolve={() => resolve.mutate({ kind })}
        />
      )}
    </search>
  );
}

function labelOf(kind: IncidentKind, open: IncidentsOut["open"]): string {
  const count = open.find((one) => one.kind === kind)?.count ?? 0;
  return `${incidentWords(kind).label}${count > 0 ? ` (${count})` : ""}`;
}

type ResolveAllProps = { kind: string; count: number; isPending: boolean; onResolve: () => void };

function ResolveAll({ kind, count, isPending, onResolve }: ResolveAllProps) {
  const which = `${counted(count, "incident", "incidents")} “${incidentWords(kind).label}”`;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="secondary" pending={isPending}>
          Resolve all
        </Button>
      }
      title={`Resolve ${which}?`}
      description="This records that someone has looked into them. It repairs nothing."
      confirmLabel="Resolve them"
      cancelLabel="Leave them open"
      tone="primary"
      onConfirm={onResolve}
    />
  );
}
