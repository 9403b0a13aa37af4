import { cn } from "@/lib/class-names";

type ProgressProps = {
  /** What is under way, read aloud. */
  label: string;
  value: number;
  max?: number;
  /** The value in words, "12 of 40 imported", instead of a percentage. */
  valueText?: string;
  className?: string;
};

/** How far something that is under way has come. */
export function Progress({ label, value, max = 100, valueText, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={cn("h-1.5 overflow-hidden rounded-full bg-fill-strong", className)}
    >
      <div
        className="h-full w-full origin-left rounded-full bg-accent transition-transform duration-500"
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
