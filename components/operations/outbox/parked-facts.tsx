"use client";

import { PackageCheck } from "lucide-react";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import type { OutboxOut, ParkedFactOut } from "@/server/domains/operations/outbox/schema";
import { BulkActions } from "../bulk-actions";
import { DataTable } from "../data-table";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { Section } from "../section";
import { type Page, REFETCH_MS, usePages } from "../use-pages";
import { factsInput } from "./filters";
import { StuckRow } from "./stuck-row";
import type { OutboxActions } from "./use-outbox-actions";

type ParkedFactsProps = {
  first: Page<ParkedFactOut>;
  types: OutboxOut["parkedTypes"];
  actions: OutboxActions;
};

/** Facts of a type or form that this version does not know. */
export function ParkedFacts({ first, types, actions }: ParkedFactsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [wanted, setWanted] = useState<string>();
  // Of a type that is dealt with nothing is left to choose.
  const type = types.find((one) => one.type === wanted)?.type;
  const input = { ...factsInput, ...(type !== undefined && { type }) };
  const list = usePages<ParkedFactOut>({
    path: trpc.admin.outbox.facts.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.outbox.facts.query({ ...input, ...more }, { signal }),
    first: { page: first, input: factsInput },
    refetchMs: REFETCH_MS,
  });
  const { replayFacts, discardFacts } = actions;
  return (
    <Section
      title="Unreadable events"
      description="This version does not know their type or format. Nothing is lost: replay them after an update."
      actions={
        types.length > 0 && (
          <FilterSelect
            label="Event type"
            all="Every type"
            options={types.map((one) => ({ value: one.type, label: `${one.type} (${one.count})` }))}
            value={type}
            onChange={setWanted}
          />
        )
      }
    >
      {type !== undefined && (
        <BulkActions
          count={types.find((one) => one.type === type)?.count ?? 0}
          of={`of type ${type}`}
          isPending={replayFacts.isPending || discardFacts.isPending}
          onReplay={() => replayFacts.mutate({ type })}
          onDiscard={() => discardFacts.mutate({ type })}
        />
      )}
      <ListFrame list={list} one="event" empty={<AllRead />}>
        <DataTable label="Unreadable events" columns={["Event", "Committed"]}>
          {list.items.map((fact) => (
            <FactRow key={fact.id} fact={fact} actions={actions} />
          ))}
        </DataTable>
      </ListFrame>
    </Section>
  );
}

function FactRow({ fact, actions }: { fact: ParkedFactOut; actions: OutboxActions }) {
  const { replayFacts, discardFacts, show } = actions;
  const which = { factIds: [fact.id] };
  const isPending = [replayFacts, discardFacts].some(
    (doing) => doing.isPending && doing.variables.factIds?.includes(fact.id),
  );
  return (
    <StuckRow
      fact={fact}
      pending={isPending}
      onReplay={() => replayFacts.mutate(which)}
      onDiscard={() => discardFacts.mutate(which)}
      onShow={() => show(fact.id)}
    />
  );
}

function AllRead() {
  return (
    <EmptyState
      icon={<PackageCheck />}
      level="h3"
      title="No unreadable events"
      description="Events of an unknown type or format are listed here with their error."
    />
  );
}
