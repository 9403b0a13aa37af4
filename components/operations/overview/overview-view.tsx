"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { JobHealthOut } from "@/server/domains/operations/jobs/schema";
import type { OverviewOut } from "@/server/domains/operations/overview/schema";
import { useAdmin } from "../admin-context";
import { Ago } from "../ago";
import { REFETCH_MS } from "../use-pages";
import { HealthStatLink } from "./health-stat-link";
import { healthStats } from "./health-stats";

type OverviewViewProps = { overview: OverviewOut; health: { items: JobHealthOut[] } };

/** The health of the whole site at a glance; each number links to its page. */
export function OverviewView({ overview, health }: OverviewViewProps) {
  const trpc = useTRPC();
  const { now } = useAdmin();
  const refetchInterval = REFETCH_MS;
  const figures = useQuery({
    ...trpc.admin.overview.queryOptions(undefined, { initialData: overview }),
    refetchInterval,
  });
  const jobs = useQuery({
    ...trpc.admin.jobs.health.queryOptions(undefined, { initialData: health }),
    refetchInterval,
  });
  const error = figures.error ?? jobs.error;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-lg">Overview</h2>
        <p className="text-muted text-xs">
          Updated <Ago at={figures.data.at} isInside />, refreshes every ten seconds
        </p>
      </div>
      {error && (
        <Callout
          tone="warning"
          role="status"
          title="These numbers are outdated"
          action={
            <Button size="sm" variant="secondary" onClick={() => void figures.refetch()}>
              Try again
            </Button>
          }
        >
          {errorMessage(errorFacts(error))}
        </Callout>
      )}
      {figures.data.warnings.map((warning) => (
        <Callout key={warning} tone="warning" title="A setting needs your attention">
          {warning}
        </Callout>
      ))}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {healthStats(figures.data, jobs.data.items, now).map((figure) => (
          <li key={figure.href}>
            <HealthStatLink {...figure} />
          </li>
        ))}
      </ul>
    </div>
  );
}
