import { CloudAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

type ErrorStateProps = {
  title?: ReactNode;
  /** What happened and what is still safe, in a person's words. */
  description?: ReactNode;
  /** Usually a button that tries again. */
  action?: ReactNode;
  /** What to quote when asking for help. */
  reference?: string | undefined;
  level?: "h1" | "h2" | "h3";
  className?: string;
};

/** Something could not be shown. */
export function ErrorState({
  title = "This could not be loaded",
  description = "Nothing was lost. Check your connection, then try again.",
  action,
  reference,
  level: Heading = "h2",
  className,
}: ErrorStateProps) {
  return (
    <div role="alert" className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      <span
        aria-hidden="true"
        className="mb-4 grid size-11 place-items-center rounded-control bg-danger-soft text-danger"
      >
        <CloudAlert className="size-5" />
      </span>
      <Heading className="text-base">{title}</Heading>
      <p className="mt-1 max-w-sm text-muted text-sm">{description}</p>
      {action && <div className="mt-5">{action}</div>}
      {reference && (
        <p className="mt-4 text-muted text-xs">
          Reference <code className="font-mono">{reference}</code>
        </p>
      )}
    </div>
  );
}
