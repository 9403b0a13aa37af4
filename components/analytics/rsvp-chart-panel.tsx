"use client";

import dynamic from "next/dynamic";
import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { counted } from "@/lib/plural";
import type { RsvpsOverTime } from "@/server/domains/analytics/schema";
import { chartSummary } from "./chart-labels";

const ChartSkeleton = () => <Skeleton className="h-full w-full" />;
const RsvpChart = dynamic(() => import("./rsvp-chart"), { ssr: false, loading: ChartSkeleton });

const PER = { hour: "by the hour", day: "by the day", week: "by the week" };

const digits = (count: number) => count.toLocaleString("en-GB");

type RsvpChartPanelProps = { data: RsvpsOverTime; capacity: number | null; now: Date };

/** RSVPs over time, in a frame of fixed height: the chart may come later without moving anything. */
export function RsvpChartPanel({ data, capacity, now }: RsvpChartPanelProps) {
  const { points, step, totals } = data;
  const facts = [
    `${counted(totals.rsvps, "RSVP")}`,
    totals.cancellations > 0 && `${digits(totals.cancellations)} cancelled`,
    totals.declines > 0 && `${digits(totals.declines)} declined`,
    totals.promotions > 0 && `${digits(totals.promotions)} promoted`,
  ].filter(Boolean);
  return (
    <Card padding="none" className="p-4 sm:p-5">
      <CardHeader
        title="RSVPs over time"
        description={totals.rsvps === 0 ? "No RSVPs yet" : `${facts.join(" · ")}, ${PER[step]}`}
        actions={<Legend />}
      />
      <figure className="mt-4 h-56 sm:h-64">
        {totals.rsvps === 0 ? (
          <p className="grid h-full place-items-center rounded-control border border-border border-dashed px-6 text-center text-muted text-sm">
            The first RSVP draws the first bar.
          </p>
        ) : (
          <RsvpChart points={points} step={step} capacity={capacity} now={now} />
        )}
        <figcaption className="sr-only">{chartSummary(points, step, now)}</figcaption>
      </figure>
    </Card>
  );
}

function Legend() {
  return (
    <ul aria-hidden="true" className="flex gap-4 text-muted text-xs max-sm:hidden">
      <li className="flex items-center gap-1.5">
        <span className="size-2.5 rounded-[0.1875rem] bg-accent" />
        New RSVPs
      </li>
      <li className="flex items-center gap-1.5">
        <span className="h-0.5 w-3 bg-accent-text" />
        Seats taken
      </li>
    </ul>
  );
}
