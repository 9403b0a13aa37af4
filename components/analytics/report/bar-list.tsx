import { cn } from "@/lib/class-names";
import { digits } from "./report-words";

type BarRow = {
  name: string;
  value: number;
  /** Of the value: drawn solid, the rest soft. */
  part?: number;
  /** Shown beside the value, such as a share. */
  note?: string | null;
};

type BarListProps = { rows: readonly BarRow[]; tone?: keyof typeof tones };

const tones = {
  accent: { solid: "bg-accent", soft: "bg-accent/35" },
  success: { solid: "bg-success", soft: "bg-success/35" },
};

/** Amounts by name, each with a bar in proportion to the largest. */
export function BarList({ rows, tone = "accent" }: BarListProps) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  const width = (count: number) => ({ width: `${(count / most) * 100}%` });
  return (
    <ul className="grid gap-3">
      {rows.map(({ name, value, part = value, note }) => (
        <li key={name} className="grid gap-1.5 text-sm">
          <div className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate font-medium">{name}</span>
            <span className="shrink-0 tabular-nums">
              {digits(value)}
              {note && <span className="text-muted"> · {note}</span>}
            </span>
          </div>
          <div aria-hidden="true" className="relative h-2 overflow-hidden rounded-full bg-fill">
            <div
              className={cn("absolute inset-y-0 left-0 rounded-full", tones[tone].soft)}
              style={width(value)}
            />
            <div
              className={cn("absolute inset-y-0 left-0 rounded-full", tones[tone].solid)}
              style={width(part)}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
