"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { JobHealthOut, JobRunOut } from "@/server/domains/operations/jobs/schema";
import { DataTable } from "../data-table";
import { Section } from "../section";
import { useAction } from "../use-action";
import { useAsked } from "../use-asked";
import { REFETCH_MS } from "../use-pages";
import { JobRow } from "./job-row";
import { JobRuns } from "./job-runs";
import { startedText } from "./job-words";

type JobsViewProps = { health: { items: JobHealthOut[] }; runs: JobRunOut[]; firstJob: string | undefined };

/** What runs by the clock, how it does, and its runs. */
export function JobsView({ health: initialData, runs, firstJob }: JobsViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { items } = useQuery({
    ...trpc.admin.jobs.health.queryOptions(undefined, { initialData }),
    refetchInterval: REFETCH_MS,
  }).data;
  const asked = useAsked<string>();
  const start = useAction((job: string) => client.admin.jobs.start.mutate({ job }), startedText);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Section
        title="Jobs"
        description="Each slot of a schedule is run once, by whichever server comes first."
      >
        <DataTable label="Jobs" columns={["Job", "Last run", "Last success", "Next"]}>
          {items.map((job) => (
            <JobRow
              key={job.name}
              job={job}
              pending={start.isPending && start.variables === job.name}
              onStart={() => asked.ask(job.name)}
            />
          ))}
        </DataTable>
      </Section>
      <JobRuns first={runs} firstJob={firstJob} names={items.map((job) => job.name)} />
      <ConfirmDialog
        open={asked.open}
        onOpenChange={(open) => !open && asked.close()}
        title={`Run ${asked.thing ?? ""} now?`}
        description="It runs for the current slot of its schedule, even if that slot has run already. A run in progress isn't interrupted."
        confirmLabel="Run it"
        cancelLabel="Leave it"
        tone="primary"
        onConfirm={() => {
          asked.close();
          if (asked.thing) start.mutate(asked.thing);
        }}
      />
    </div>
  );
}
