"use client";

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ChartPoint, ChartStep } from "@/server/domains/analytics/schema";
import { tickLabel } from "./chart-labels";
import { ChartTooltip } from "./chart-tooltip";

type RsvpChartProps = {
  points: ChartPoint[];
  step: ChartStep;
  capacity: number | null;
  now: Date;
};

const axis = {
  axisLine: false,
  tickLine: false,
  tick: { fill: "var(--muted)", fontSize: 12 },
} as const;

/** The bars have a scale of their own and stay in the lower third, as volume does in a chart of prices. */
const BARS_UP_TO = 3;

/** Seats taken as an area, and new RSVPs as bars in front of it. Loaded only where it is shown. */
export default function RsvpChart({ points, step, capacity, now }: RsvpChartProps) {
  const most = points.reduce((max, point) => Math.max(max, point.seatsTaken, point.rsvps), 1);
  // A capacity far out of reach would press the chart flat.
  const line = capacity !== null && capacity <= most * 4 ? capacity : null;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          {...axis}
          dataKey="from"
          tickFormatter={(from: string) => tickLabel(from, step, now)}
          minTickGap={28}
          tickMargin={8}
        />
        <YAxis
          {...axis}
          yAxisId="seats"
          allowDecimals={false}
          width={40}
          domain={[0, "auto"]}
          tickFormatter={(seats: number) => seats.toLocaleString("en-GB")}
        />
        <YAxis yAxisId="rsvps" hide domain={[0, (max: number) => max * BARS_UP_TO]} />
        <Tooltip
          cursor={{ fill: "var(--fill)", stroke: "none" }}
          content={({ active, payload }) => (
            <ChartTooltip
              point={active ? (payload[0]?.payload as ChartPoint | undefined) : undefined}
              step={step}
              now={now}
            />
          )}
        />
        {line !== null && (
          <ReferenceLine
            yAxisId="seats"
            ifOverflow="extendDomain"
            y={line}
            stroke="var(--muted)"
            strokeDasharray="4 4"
            label={{
              value: `${line.toLocaleString("en-GB")} seats`,
              position: "insideBottomRight",
              fill: "var(--muted)",
              fontSize: 12,
            }}
          />
        )}
        <Area
          yAxisId="seats"
          dataKey="seatsTaken"
          type={points.length > 60 ? "linear" : "stepAfter"}
          stroke="var(--accent-text)"
          strokeWidth={2}
          fill="var(--accent-soft)"
          isAnimationActive={false}
        />
        <Bar
          yAxisId="rsvps"
          dataKey="rsvps"
          fill="var(--accent)"
          maxBarSize={18}
          radius={[3, 3, 0, 0]}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
