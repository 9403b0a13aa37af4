"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { axis, still, wholeNumbers } from "@/components/analytics/chart-style";
import { type SignalPoint, signalGroups } from "./availability-words";

/** Signals of each week, one bar a week. Loaded only where it is shown. */
export default function SignalChart({ points }: { points: SignalPoint[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={points} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis {...axis} dataKey="week" minTickGap={20} tickMargin={8} />
        <YAxis {...axis} {...wholeNumbers} />
        <Tooltip
          cursor={{ fill: "var(--fill)", stroke: "none" }}
          content={({ active, payload }) => {
            const point = active ? (payload[0]?.payload as SignalPoint | undefined) : undefined;
            return point ? <SignalTooltip point={point} /> : null;
          }}
        />
        {signalGroups.map(({ key, color }) => (
          <Bar key={key} {...still} dataKey={key} stackId="signals" fill={color} maxBarSize={28} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function SignalTooltip({ point }: { point: SignalPoint }) {
  return (
    <div className="rounded-control border border-border bg-raised px-3 py-2.5 text-sm shadow-overlay">
      <p className="font-medium">Week from {point.week}</p>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-6 text-muted">
        {signalGroups
          .filter(({ key }) => point[key] > 0)
          .map(({ key, label }) => (
            <div key={key} className="contents">
              <dt>{label}</dt>
              <dd className="text-right text-text tabular-nums">{point[key]}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
