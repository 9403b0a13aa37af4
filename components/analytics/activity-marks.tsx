import { ArrowUp, Check, Clock, FastForward, type LucideIcon, PenLine, X } from "lucide-react";
import { cn } from "@/lib/class-names";
import type { ActivityKind } from "@/server/domains/analytics/schema";

const MARKS: Record<ActivityKind, { Icon: LucideIcon; tone: string }> = {
  in: { Icon: Check, tone: "bg-success-soft text-success" },
  waiting: { Icon: Clock, tone: "bg-warning-soft text-warning" },
  out: { Icon: X, tone: "bg-danger-soft text-danger" },
  "moved-up": { Icon: ArrowUp, tone: "bg-accent-soft text-accent-text" },
  "passed-over": { Icon: FastForward, tone: "bg-fill-strong text-muted" },
  changed: { Icon: PenLine, tone: "bg-fill-strong text-muted" },
};

/** The mark of a line of activity. Decoration: the sentence says the same. */
export function ActivityMark({ kind }: { kind: ActivityKind }) {
  const { Icon, tone } = MARKS[kind];
  return (
    <span aria-hidden="true" className={cn("grid size-6 shrink-0 place-items-center rounded-full", tone)}>
      <Icon className="size-3.5" />
    </span>
  );
}
