import { cn } from "@/lib/class-names";

const tones = {
  accent: "bg-accent",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  // Hatched, so that it differs from its neighbour by more than colour.
  held: "bg-[repeating-linear-gradient(135deg,var(--accent)_0_3px,transparent_3px_6px)]",
};

type MeterProps = {
  /** What is measured, read aloud. */
  label: string;
  /** The measure in words, "47 of 50 seats taken". */
  valueText: string;
  max: number;
  /** Drawn one after the other from the start. */
  parts: { value: number; tone: keyof typeof tones }[];
  size?: "sm" | "md";
  className?: string;
};

/** How much of a fixed amount is used, and by what. */
export function Meter({ label, valueText, max, parts, size = "md", className }: MeterProps) {
  const used = parts.reduce((sum, part) => sum + part.value, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot be drawn in parts.
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(used, max)}
      aria-valuetext={valueText}
      className={cn(
        "flex gap-px overflow-hidden rounded-full bg-fill-strong",
        size === "sm" ? "h-1" : "h-2",
        className,
      )}
    >
      {parts.map((part) => (
        <div
          key={part.tone}
          className={cn("h-full transition-[width] duration-500", tones[part.tone])}
          style={{ width: `${max > 0 ? Math.min(100, (part.value / max) * 100) : 0}%` }}
        />
      ))}
    </div>
  );
}
