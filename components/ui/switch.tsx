import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/class-names";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role" | "size">;

/** On or off, right away. A native checkbox underneath, so forms and `register` see nothing special. */
export function Switch({ className, ...props }: SwitchProps) {
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox announces its own state.
      role="switch"
      className={cn(
        "hit-area relative h-6 w-10 shrink-0 appearance-none rounded-full bg-border-control transition-colors",
        "before:absolute before:top-[0.1875rem] before:left-[0.1875rem] before:size-[1.125rem] before:rounded-full before:bg-white before:shadow-card before:transition-transform",
        "checked:bg-accent checked:before:translate-x-4",
        "disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...props}
    />
  );
}

/** A setting in a list: its name and what it does on one side, the switch on the other. */
export function SwitchField({
  label,
  description,
  className,
  ...props
}: SwitchProps & { label: ReactNode; description?: ReactNode }) {
  const id = useId();
  return (
    <div className={cn("flex items-start justify-between gap-6", className)}>
      <div className="min-w-0 text-sm">
        <label htmlFor={props.id ?? id} className="font-medium">
          {label}
        </label>
        {description && (
          <p id={`${id}-description`} className="text-muted">
            {description}
          </p>
        )}
      </div>
      <Switch id={id} aria-describedby={description ? `${id}-description` : undefined} {...props} />
    </div>
  );
}
