"use client";

import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartPoint, ChartStep } from "@/server/domains/analytics/schema";
import { timeTable } from "@/server/domains/analytics/tables/policy";
import type { TimeChart as Kind } from "@/server/domains/analytics/tables/schema";
import { stepLabel, tickLabel } from "../chart-labels";
import { isCapacityInSight } from "../chart-scale";
import { axis, wholeNumbers } from "../chart-style";
import { ChartNote } from "./chart-note";
import { TimeSeries } from "./time-series";

type TimeChartProps = { chart: Kind; points: ChartPoint[]; step: ChartStep; now: Date };

/** One of the charts over time. Loaded only where it is shown. */
export default function TimeChart({ chart, points, step, now }: TimeChartProps) {
  const wall = new Map(points.map((point) => [point.at, point.from]));
  // Cancelled and declined guests hang below the axis.
  const data = points.map((point) => ({ ...point, gone: -(point.cancellations + point.declines) }));
  const curve = points.length > 60 ? "linear" : "stepAfter";
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        stackOffset="sign"
        accessibilityLayer
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          {...axis}
          dataKey="at"
          tickFormatter={(at: string) => tickLabel(wall.get(at) ?? at, step, now)}
          minTickGap={28}
          tickMargin={8}
        />
        <YAxis {...axis} {...wholeNumbers} tickFormatter={(count: number) => unsigned(count)} />
        <Tooltip
          cursor={{ fill: "var(--fill)", stroke: "none" }}
          content={({ active, payload }) => {
            const point = active ? (payload[0]?.payload as ChartPoint | undefined) : undefined;
            return point && <PointNote chart={chart} point={point} step={step} now={now} />;
          }}
        />
        <TimeSeries chart={chart} curve={curve} withCapacity={isCapacityInSight(points)} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const unsigned = (count: number) => Math.abs(count).toLocaleString("en-GB");

type PointNoteProps = { chart: Kind; point: ChartPoint; step: ChartStep; now: Date };

function PointNote({ chart, point, step, now }: PointNoteProps) {
  const { columns, rows } = timeTable(chart, [point], step);
  const facts = columns.map((name, index) => ({ name, value: rows[0]?.[index] ?? "No limit" })).slice(2);
  return <ChartNote title={stepLabel(point.from, step, now)} facts={facts} />;
}
