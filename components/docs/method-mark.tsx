import { cn } from "@/lib/class-names";

const tones: Record<string, string> = {
  GET: "text-success",
  POST: "text-accent-text",
  PUT: "text-warning",
  PATCH: "text-warning",
  DELETE: "text-danger",
};

/** The method of a request, in the colour of what it does. */
export function MethodMark({ method, className }: { method: string; className?: string }) {
  return (
    <span className={cn("font-mono font-semibold text-xs tracking-wide", tones[method], className)}>
      {method}
    </span>
  );
}
