"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import type { OutboxOut, ParkedFactOut, ParkedTaskOut } from "@/server/domains/operations/outbox/schema";
import { type Page, REFETCH_MS } from "../use-pages";
import { FactDialog } from "./fact-dialog";
import type { tasksInput } from "./filters";
import { FindFact } from "./find-fact";
import { ParkedFacts } from "./parked-facts";
import { ParkedTasks } from "./parked-tasks";
import { SinksTable } from "./sinks-table";
import { useOutboxActions } from "./use-outbox-actions";

type OutboxViewProps = {
  outbox: OutboxOut;
  facts: Page<ParkedFactOut>;
  tasks: { page: Page<ParkedTaskOut>; input: ReturnType<typeof tasksInput> };
};

/** Outbox events on their way to the sinks, and those that failed. */
export function OutboxView({ outbox: initialData, facts, tasks }: OutboxViewProps) {
  const trpc = useTRPC();
  const outbox = useQuery({
    ...trpc.admin.outbox.read.queryOptions(undefined, { initialData }),
    refetchInterval: REFETCH_MS,
  });
  const actions = useOutboxActions();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <SinksTable outbox={outbox.data} isStale={outbox.isError} />
      <ParkedTasks first={tasks} actions={actions} />
      <ParkedFacts first={facts} types={outbox.data.parkedTypes} actions={actions} />
      <FindFact onFind={actions.show} />
      <FactDialog actions={actions} />
    </div>
  );
}
