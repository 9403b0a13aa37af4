import { type ReactNode, useId } from "react";
import { cn } from "@/lib/class-names";

type SegmentedProps<Value extends string> = {
  /** The question the segments answer, read aloud. */
  label: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
  className?: string;
};

/** A short choice that takes effect right away, such as list or grid. Native radio buttons: arrow keys work. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onValueChange,
  className,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn("inline-flex rounded-control bg-fill p-0.5", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "relative flex h-9 pointer-coarse:h-11 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 font-medium text-muted text-sm transition-colors hover:text-text",
            "has-checked:bg-thumb has-checked:text-text has-checked:shadow-card",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent-text [&_svg]:size-4",
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
