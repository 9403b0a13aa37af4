import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/class-names";

type RadioCardProps = Omit<ComponentProps<"input">, "type" | "size" | "title"> & {
  label: ReactNode;
  description?: ReactNode;
};

/** One of a few choices that each need a sentence. Several with one `name` inside a `Fieldset`. */
export function RadioCard({ label, description, className, ...props }: RadioCardProps) {
  const id = useId();
  return (
    <label
      className={cn(
        "flex gap-3 rounded-control border border-border bg-surface p-3.5 transition-colors hover:bg-sunken",
        "has-checked:border-accent-text has-checked:bg-accent-soft has-disabled:opacity-50",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
        className,
      )}
    >
      <input
        type="radio"
        aria-labelledby={`${id}-label`}
        aria-describedby={description ? `${id}-description` : undefined}
        className="mt-0.5 size-[1.125rem] shrink-0 appearance-none rounded-full border border-border-control bg-surface outline-none checked:border-[0.3125rem] checked:border-accent checked:bg-white"
        {...props}
      />
      <span className="min-w-0 text-sm">
        <span id={`${id}-label`} className="block font-medium">
          {label}
        </span>
        {description && (
          <span id={`${id}-description`} className="block text-muted">
            {description}
          </span>
        )}
      </span>
    </label>
  );
}
