import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

type EmptyStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  /** What will be here, and how it gets here. */
  description?: ReactNode;
  /** One action. */
  action?: ReactNode;
  level?: "h2" | "h3";
  className?: string;
};

/** A list with nothing in it yet. */
export function EmptyState({
  icon,
  title,
  description,
  action,
  level: Heading = "h2",
  className,
}: EmptyStateProps) {
  return (
    <div
      className={cn(
        "flex flex-col items-center rounded-card border border-border border-dashed px-6 py-12 text-center",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden="true"
          className="mb-4 grid size-11 place-items-center rounded-control bg-fill text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      <Heading className="text-base">{title}</Heading>
      {description && <p className="mt-1 max-w-sm text-muted text-sm">{description}</p>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
