import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

type StatProps = { label: ReactNode; value: ReactNode; hint?: ReactNode; className?: string };

/** A number that matters, with its name and what to compare it with. Goes inside a `StatGroup`. */
export function Stat({ label, value, hint, className }: StatProps) {
  return (
    <div className={cn("bg-surface p-4 sm:p-5", className)}>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="mt-1 font-semibold text-2xl tabular-nums">{value}</dd>
      {hint && <dd className="mt-0.5 text-muted text-xs tabular-nums">{hint}</dd>}
    </div>
  );
}

/** Numbers side by side in one frame, and below them what shows them at a glance. */
export function StatGroup({ footer, children }: { footer?: ReactNode; children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-card border border-border bg-border shadow-card">
      <dl className="grid grid-cols-2 gap-px lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
        {children}
      </dl>
      {footer && <div className="mt-px bg-surface p-4 sm:px-5">{footer}</div>}
    </div>
  );
}
