import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

const tones = {
  neutral: "bg-sunken text-muted ring-border",
  accent: "bg-accent-soft text-accent-text ring-accent-text/20",
  success: "bg-success-soft text-success ring-success/20",
  warning: "bg-warning-soft text-warning ring-warning/20",
  danger: "bg-danger-soft text-danger ring-danger/20",
};

/** What happened, one thing under the other. Its children are `TimelineItem`s. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="text-sm">
      {children}
    </ol>
  );
}

type TimelineItemProps = {
  icon?: ReactNode;
  tone?: keyof typeof tones;
  title: ReactNode;
  /** When, usually a `Time`. */
  time?: ReactNode;
  children?: ReactNode;
};

/** One thing that happened. */
export function TimelineItem({ icon, tone = "neutral", title, time, children }: TimelineItemProps) {
  return (
    <li className="group relative flex gap-3 pb-5 last:pb-0">
      <span
        aria-hidden="true"
        className="absolute top-7 bottom-0 left-[0.8125rem] w-px bg-border group-last:hidden"
      />
      <span
        aria-hidden="true"
        className={cn(
          "relative grid size-[1.625rem] shrink-0 place-items-center rounded-full ring-1 ring-inset [&_svg]:size-3.5",
          tones[tone],
        )}
      >
        {icon ?? <span className="size-1.5 rounded-full bg-current" />}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-medium">{title}</p>
          {time && <span className="text-muted text-xs tabular-nums">{time}</span>}
        </div>
        {children && <div className="mt-0.5 text-muted">{children}</div>}
      </div>
    </li>
  );
}
