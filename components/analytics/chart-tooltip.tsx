import type { ChartPoint, ChartStep } from "@/server/domains/analytics/schema";
import { stepLabel } from "./chart-labels";

type ChartTooltipProps = { point: ChartPoint | undefined; step: ChartStep; now: Date };

/** What happened in one step, with only the lines that say something. */
export function ChartTooltip({ point, step, now }: ChartTooltipProps) {
  if (!point) return null;
  const rows = [
    { label: "RSVPs", value: point.rsvps, always: true },
    { label: "Promoted", value: point.promotions },
    { label: "Cancelled", value: point.cancellations },
    { label: "Declined", value: point.declines },
    { label: "Seats taken after", value: point.seatsTaken, always: true },
  ].filter((row) => row.always || row.value > 0);
  return (
    <div className="min-w-44 rounded-control border border-border bg-raised px-3 py-2.5 text-sm shadow-overlay">
      <p className="font-medium">{stepLabel(point.from, step, now)}</p>
      <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-6 text-muted">
        {rows.map((row) => (
          <div key={row.label} className="contents">
            <dt>{row.label}</dt>
            <dd className="text-right text-text tabular-nums">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
