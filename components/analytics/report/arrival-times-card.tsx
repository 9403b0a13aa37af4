"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import type { Arrivals } from "@/server/domains/analytics/arrivals/schema";
import { arrivalColumns, arrivalTable, arrivalTimesText } from "./arrival-times";
import { ChartCard } from "./chart-card";
import { ColumnChart } from "./charts-in-browser";

const FILLS = ["var(--success)"];

/** When the guests of an event arrived. Nothing where no one was checked in: the card beside it says so. */
export function ArrivalTimesCard({ eventId, timeZone }: { eventId: string; timeZone: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.analytics.arrivals.queryOptions({ eventId }));
  return data && data.points.length > 0 ? <ArrivalCurve arrivals={data} timeZone={timeZone} /> : null;
}

type ArrivalCurveProps = {
  arrivals: Arrivals;
  timeZone: string;
  level?: "h2" | "h3";
  empty?: string | false;
};

/** How many people arrived in each step of time. */
export function ArrivalCurve({ arrivals, timeZone, ...card }: ArrivalCurveProps) {
  return (
    <ChartCard
      {...card}
      title="Arrivals"
      caption={arrivalTimesText(arrivals, timeZone)}
      table={arrivalTable(arrivals, timeZone)}
    >
      <div className="h-52">
        <ColumnChart columns={arrivalColumns(arrivals, timeZone)} fills={FILLS} />
      </div>
    </ChartCard>
  );
}
