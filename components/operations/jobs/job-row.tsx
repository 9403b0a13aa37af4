"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import { soonText } from "@/components/webhooks/webhook-words";
import type { JobHealthOut } from "@/server/domains/operations/jobs/schema";
import { useAdmin } from "../admin-context";
import { Ago } from "../ago";
import { ErrorLine } from "../error-line";
import { durationText, jobTrouble, resultText, runWords, scheduleText } from "./job-words";

type JobRowProps = { job: JobHealthOut; pending: boolean; onStart: () => void };

/** One job: when it ran last and how, and when it runs next. */
export function JobRow({ job, pending, onStart }: JobRowProps) {
  const { now, timeZone } = useAdmin();
  const { name, cron, cronOnly, last, lastSuccess, lastFailure, nextSlotAt } = job;
  const trouble = jobTrouble(job);
  return (
    <TableRow>
      <TableCell className="max-w-80">
        <p className="font-medium">{name}</p>
        <p className="text-muted text-xs">
          {scheduleText(cron)}
          {cronOnly && ", by cron only"}
        </p>
        {trouble && <p className="text-warning text-xs">{trouble}</p>}
        {last?.state !== "ran" && <ErrorLine error={lastFailure?.error ?? null} />}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {last ? (
          <>
            <Badge tone={runWords[last.state].tone} size="sm" dot>
              {runWords[last.state].label}
            </Badge>
            <p className="mt-0.5 text-muted text-xs tabular-nums">
              <Ago at={last.startedAt} /> · {durationText(last.durationMs)}
            </p>
          </>
        ) : (
          <span className="text-muted text-xs">Never</span>
        )}
      </TableCell>
      <TableCell className="max-w-56 text-muted text-xs tabular-nums">
        {lastSuccess ? <Ago at={lastSuccess.startedAt} /> : "None"}
        <p className="truncate">{resultText(lastSuccess?.result ?? null)}</p>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted text-xs tabular-nums max-md:hidden">
        {soonText({ at: new Date(nextSlotAt), now, timeZone })}
      </TableCell>
      <TableCell className="w-0">
        <Button size="sm" variant="soft" pending={pending} onClick={onStart} aria-label={`Run now: ${name}`}>
          Run now
        </Button>
      </TableCell>
    </TableRow>
  );
}
