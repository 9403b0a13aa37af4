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
  const { bars, top, line } = chartScale(points, capacity);
  const curve = points.length > 60 ? "linear" : "stepAfter";
  const tick = (from: string) => tickLabel(from, step, now);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={bars} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis {...axis} dataKey="from" tickFormatter={tick} minTickGap={28} tickMargin={8} />
        <YAxis {...axis} {...wholeNumbers} domain={[0, top]} />
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
            ifOverflow="extendDomain"
            y={line}
            label={{ ...seatsLabel, value: seatsText(line) }}
          />
        )}
        <Area
          {...still}
          dataKey="seatsTaken"
          type={curve}
          stroke="none"
          fill="var(--accent-soft)"
          activeDot={false}
        />
        <Bar {...still} dataKey="bar" fill="var(--accent)" maxBarSize={18} radius={[3, 3, 0, 0]} />
        <Line
          {...still}
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

const seatsLabel = { position: "insideTopRight", fill: "var(--muted)", fontSize: 12 } as const;
const seatsText = (seats: number) => counted(seats, "seat");
