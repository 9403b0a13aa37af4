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
import { counted } from "@/lib/plural";
import type { ChartPoint, ChartStep } from "@/server/domains/analytics/schema";
import { tickLabel } from "./chart-labels";
import { chartScale } from "./chart-scale";
import { axis, dashed, still, wholeNumbers } from "./chart-style";
import { ChartTooltip } from "./chart-tooltip";

type RsvpChartProps = {
  points: ChartPoint[];
  step: ChartStep;
  capacity: number | null;
  now: Date;
};

/** Seats taken as an area, and new RSVPs as bars in front of it. Loaded only where it is shown. */
export default function RsvpChart({ points, step, capacity, now }: RsvpChartProps) {
  const { top, rsvpsTop, line } = chartScale(points, capacity);
  const curve = points.length > 60 ? "linear" : "stepAfter";
  const tick = (from: string) => tickLabel(from, step, now);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid yAxisId="seats" vertical={false} stroke="var(--border)" />
        <XAxis {...axis} dataKey="from" tickFormatter={tick} minTickGap={28} tickMargin={8} />
        <YAxis
          {...axis}
          {...wholeNumbers}
          yAxisId="seats"
          domain={[0, top]}
          label={{ ...axisLabel, value: "Seats", angle: -90, position: "insideLeft" }}
        />
        <YAxis
          {...axis}
          {...wholeNumbers}
          yAxisId="rsvps"
          orientation="right"
          domain={[0, rsvpsTop]}
          label={{ ...axisLabel, value: "New RSVPs", angle: 90, position: "insideRight" }}
        />
        <Tooltip
          cursor={{ fill: "var(--fill)", stroke: "none" }}
          content={({ active, payload }) => {
            const point = active ? (payload[0]?.payload as ChartPoint | undefined) : undefined;
            return <ChartTooltip point={point} step={step} now={now} />;
          }}
        />
        {line !== null && (
          <ReferenceLine
            {...dashed}
            yAxisId="seats"
            ifOverflow="extendDomain"
            y={line}
            label={{ ...seatsLabel, value: seatsText(line) }}
          />
        )}
        <Area
          {...still}
          yAxisId="seats"
          dataKey="seatsTaken"
          type={curve}
          stroke="none"
          fill="var(--accent-soft)"
          activeDot={false}
        />
        <Bar
          {...still}
          yAxisId="rsvps"
          dataKey="rsvps"
          fill="var(--accent)"
          maxBarSize={18}
          radius={[3, 3, 0, 0]}
        />
        <Line
          {...still}
          yAxisId="seats"
          dataKey="seatsTaken"
          type={curve}
          stroke="var(--accent-text)"
          strokeWidth={2}
          dot={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const axisLabel = { fill: "var(--muted)", fontSize: 12, style: { textAnchor: "middle" } } as const;
const seatsLabel = { position: "insideTopRight", fill: "var(--muted)", fontSize: 12 } as const;
const seatsText = (seats: number) => counted(seats, "seat");
