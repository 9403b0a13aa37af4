"use client";

import { History } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { TableCell, TableRow } from "@/components/ui/table";
import type { JobRunOut } from "@/server/domains/operations/jobs/schema";
import { Ago } from "../ago";
import { DataTable } from "../data-table";
import { ErrorLine } from "../error-line";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { usePages } from "../use-pages";
import { durationText, resultText, runWords } from "./job-words";
import { RUNS_PER_PAGE, runsPage } from "./runs-page";

type JobRunsProps = { first: JobRunOut[]; firstJob: string | undefined; names: readonly string[] };

/** The runs of one job or of all, newest slot first. */
export function JobRuns({ first, firstJob, names }: JobRunsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const job = names.find((name) => name === address.job);
  const input = { limit: RUNS_PER_PAGE, ...(job && { job }) };
  const list = usePages<JobRunOut>({
    path: trpc.admin.jobs.runs.pathKey(),
    input,
    fetchPage: async ({ cursor }, signal) => {
      const after =
        cursor === undefined ? {} : { after: JSON.parse(cursor) as { job: string; slotAt: string } };
      const { items } = await client.admin.jobs.runs.query({ ...input, ...after }, { signal });
      return runsPage(items);
    },
    first: { page: runsPage(first), input: { limit: RUNS_PER_PAGE, ...(firstJob && { job: firstJob }) } },
  });
  return (
    <Section
      title="Runs"
      actions={
        <FilterSelect
          label="Job"
          all="Every job"
          options={names.map((name) => ({ value: name, label: name }))}
          value={job}
          onChange={(next) => set({ job: next })}
        />
      }
    >
      <ListFrame list={list} one="run" empty={<NoRuns />}>
        <DataTable
          label="Runs"
          columns={["Job", "Started", { name: "Took", numeric: true }, "Result"]}
          hasActions={false}
        >
          {list.items.map((run) => (
            <RunRow key={`${run.job} ${run.slotAt}`} run={run} />
          ))}
        </DataTable>
      </ListFrame>
    </Section>
  );
}

function RunRow({ run }: { run: JobRunOut }) {
  const { label, tone } = runWords[run.state];
  return (
    <TableRow>
      <TableCell className="h-10!">
        <span className="font-medium">{run.job}</span>
      </TableCell>
      <TableCell className="h-10! whitespace-nowrap text-muted text-xs">
        <Ago at={run.startedAt} />
      </TableCell>
      <TableCell numeric className="h-10! whitespace-nowrap text-muted text-xs">
        {durationText(run.durationMs)}
      </TableCell>
      <TableCell className="h-10! max-w-96">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={tone} size="sm" dot>
            {label}
          </Badge>
          <span className="text-muted text-xs">{resultText(run.result)}</span>
        </span>
        <ErrorLine error={run.error} />
      </TableCell>
    </TableRow>
  );
}

function NoRuns() {
  return (
    <EmptyState
      icon={<History />}
      level="h3"
      title="It has not run yet"
      description="Each run is listed here for a month."
    />
  );
}
