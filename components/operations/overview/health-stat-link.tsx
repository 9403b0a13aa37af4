import { ChevronRight } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { HealthStat } from "./health-stats";

/** One number with its health, linked to its page. */
export function HealthStatLink({ href, label, value, hint, trouble }: HealthStat) {
  return (
    <Link
      href={href}
      className="flex h-full flex-col gap-1 rounded-card border border-border bg-surface p-4 shadow-card transition-colors hover:bg-sunken"
    >
      <span className="flex items-center gap-2 text-muted text-sm">
        {label}
        <ChevronRight aria-hidden="true" className="ml-auto size-4" />
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold text-2xl tabular-nums">{value}</span>
        {trouble !== undefined && (
          <Badge tone={trouble ? "warning" : "success"} size="sm" dot>
            {trouble ?? "OK"}
          </Badge>
        )}
      </span>
      <span className="text-muted text-xs tabular-nums">{hint}</span>
    </Link>
  );
}
