"use client";

import { PackageCheck } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { TableCell } from "@/components/ui/table";
import { counted } from "@/lib/plural";
import { type ParkedTaskOut, SINKS } from "@/server/domains/operations/outbox/schema";
import { BulkActions } from "../bulk-actions";
import { DataTable } from "../data-table";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { type Page, REFETCH_MS, usePages } from "../use-pages";
import { tasksInput } from "./filters";
import { StuckRow } from "./stuck-row";
import type { OutboxActions } from "./use-outbox-actions";

type ParkedTasksProps = {
  first: { page: Page<ParkedTaskOut>; input: ReturnType<typeof tasksInput> };
  actions: OutboxActions;
};

/** What a sink tried a dozen times and then set aside. */
export function ParkedTasks({ first, actions }: ParkedTasksProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = tasksInput(address);
  const { sink } = input;
  const list = usePages<ParkedTaskOut>({
    path: trpc.admin.outbox.tasks.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.outbox.tasks.query({ ...input, ...more }, { signal }),
    first,
    refetchMs: REFETCH_MS,
  });
  const { replayTasks, discardTasks } = actions;
  return (
    <Section
      title="Failed deliveries"
      anchor="parked"
      description="Each was tried a dozen times, then skipped. A replay tries it again right away."
      actions={
        <FilterSelect
          label="Sink"
          all="Every sink"
          options={SINKS.map((name) => ({ value: name, label: name }))}
          value={sink}
          onChange={(next) => set({ sink: next })}
        />
      }
    >
      {sink !== undefined && list.items.length > 0 && (
        <BulkActions
          of={`that ${sink} gave up on`}
          isPending={replayTasks.isPending || discardTasks.isPending}
          onReplay={() => replayTasks.mutate({ sink })}
          onDiscard={() => discardTasks.mutate({ sink })}
        />
      )}
      <ListFrame list={list} one="event" empty={<NothingParked sink={sink} />}>
        <DataTable label="Failed deliveries" columns={["Event", "Sink", "Committed"]}>
          {list.items.map((task) => (
            <TaskRow key={`${task.id} ${task.sink}`} task={task} actions={actions} />
          ))}
        </DataTable>
      </ListFrame>
    </Section>
  );
}

function TaskRow({ task, actions }: { task: ParkedTaskOut; actions: OutboxActions }) {
  const { replayTasks, discardTasks, show } = actions;
  const { id, sink, attempts } = task;
  const which = { sink, factIds: [id] };
  const isPending = [replayTasks, discardTasks].some(
    (doing) => doing.isPending && doing.variables.sink === sink && doing.variables.factIds?.includes(id),
  );
  return (
    <StuckRow
      fact={task}
      pending={isPending}
      onReplay={() => replayTasks.mutate(which)}
      onDiscard={() => discardTasks.mutate(which)}
      onShow={() => show(id)}
    >
      <TableCell className="whitespace-nowrap">
        <Badge tone="outline" size="sm">
          {sink}
        </Badge>{" "}
        <span className="text-muted text-xs">{counted(attempts, "attempt", "attempts")}</span>
      </TableCell>
    </StuckRow>
  );
}

function NothingParked({ sink }: { sink: string | undefined }) {
  return (
    <EmptyState
      icon={<PackageCheck />}
      level="h3"
      title={sink ? `The sink ${sink} gave up on nothing` : "No sink gave up on anything"}
      description="Failed deliveries are retried with growing pauses before they are listed here."
    />
  );
}
