"use client";

import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
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

/** The bars have a scale of their own and stay in the lowest quarter, as volume does in a chart of prices. */
const BARS_SHARE = 0.25;

/** Seats taken as an area, and new RSVPs as bars in front of it. Loaded only where it is shown. */
export default function RsvpChart({ points, step, capacity, now }: RsvpChartProps) {
  const most = points.reduce((max, point) => Math.max(max, point.seatsTaken), 1);
  // A capacity far out of reach would press the chart flat.
  const line = capacity !== null && capacity <= most * 4 ? capacity : null;
  const top = Math.max(most, line ?? 0);
  const mostRsvps = points.reduce((max, point) => Math.max(max, point.rsvps), 1);
  const data = points.map((point) => ({ ...point, bar: (point.rsvps / mostRsvps) * top * BARS_SHARE }));
  const curve = points.length > 60 ? "linear" : "stepAfter";
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
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
          allowDecimals={false}
          width={40}
          domain={[0, top]}
          niceTicks="snap125"
          tickFormatter={(seats: number) => seats.toLocaleString("en-GB")}
        />
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
            ifOverflow="extendDomain"
            y={line}
            stroke="var(--muted)"
            strokeDasharray="4 4"
            label={{
              value: `${line.toLocaleString("en-GB")} seats`,
              position: "insideTopRight",
              fill: "var(--muted)",
              fontSize: 12,
            }}
          />
        )}
        <Area
          dataKey="seatsTaken"
          type={curve}
          stroke="none"
          fill="var(--accent-soft)"
          activeDot={false}
          isAnimationActive={false}
        />
        <Bar
          dataKey="bar"
          fill="var(--accent)"
          maxBarSize={18}
          radius={[3, 3, 0, 0]}
          isAnimationActive={false}
        />
        <Line
          dataKey="seatsTaken"
          type={curve}
          stroke="var(--accent-text)"
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
