"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { axis, still, wholeNumbers } from "../chart-style";
import { ChartNote } from "./chart-note";

export type Column = { name: string; title: string; values: readonly { name: string; value: number }[] };

type ColumnChartProps = { columns: readonly Column[]; fills: readonly string[] };

/** Amounts side by side, each column stacked from its values. Loaded only where it is shown. */
export default function ColumnChart({ columns, fills }: ColumnChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...columns]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis {...axis} dataKey="name" interval="preserveStartEnd" tickMargin={8} />
        <YAxis {...axis} {...wholeNumbers} />
        <Tooltip
          cursor={{ fill: "var(--fill)", stroke: "none" }}
          content={({ active, payload }) => {
            const column = active ? (payload[0]?.payload as Column | undefined) : undefined;
            return column && <ChartNote title={column.title} facts={column.values} />;
          }}
        />
        {fills.map((fill, index) => (
          <Bar
            {...still}
            key={fill}
            dataKey={(column: Column) => column.values[index]?.value ?? 0}
            stackId="column"
            fill={fill}
            maxBarSize={48}
            radius={[3, 3, 0, 0]}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
