"use client";

import { Area, Bar, Line, ReferenceLine } from "recharts";
import type { TimeChart } from "@/server/domains/analytics/tables/schema";
import { dashed, still } from "../chart-style";

type TimeSeriesProps = { chart: TimeChart; curve: "linear" | "stepAfter"; withCapacity: boolean };

/** What is drawn of each point, by chart. */
export function TimeSeries({ chart, curve, withCapacity }: TimeSeriesProps) {
  switch (chart) {
    case "rsvps":
      return (
        <>
          <Bar {...still} {...bar} dataKey="rsvps" stackId="rsvps" fill="var(--accent)" />
          <Bar {...still} {...bar} dataKey="gone" stackId="rsvps" fill="var(--danger)" />
          <ReferenceLine y={0} stroke="var(--border-control)" />
        </>
      );
    case "seats":
      return (
        <>
          <Area {...still} {...area} dataKey="seatsTaken" type={curve} fill="var(--accent-soft)" />
          <Line {...still} {...line} dataKey="seatsTaken" type={curve} stroke="var(--accent-text)" />
          {withCapacity && (
            <Line {...still} {...line} {...dashed} strokeWidth={1.5} dataKey="capacity" type="stepAfter" />
          )}
        </>
      );
    case "waitlist":
      return (
        <>
          <Area {...still} {...area} dataKey="waitlistLength" type={curve} fill="var(--warning-soft)" />
          <Line {...still} {...line} dataKey="waitlistLength" type={curve} stroke="var(--warning)" />
        </>
      );
  }
}

const bar = { maxBarSize: 18, radius: [3, 3, 0, 0] as [number, number, number, number] };
const area = { stroke: "none", activeDot: false } as const;
const line = { strokeWidth: 2, dot: false } as const;
