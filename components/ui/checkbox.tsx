import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/class-names";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "size"> & {
  /** Some of its items are chosen, but not all. Only from client components. */
  indeterminate?: boolean;
};

/** The platform's checkbox in our colours: it works in any form, before any script has run. */
export function Checkbox({ indeterminate, className, ref, ...props }: CheckboxProps) {
  const setBoth = (element: HTMLInputElement | null) => {
    if (element) element.indeterminate = indeterminate === true;
    if (typeof ref === "function") return ref(element);
    if (ref) ref.current = element;
  };
  return (
    <input
      type="checkbox"
      ref={indeterminate === undefined ? ref : setBoth}
      className={cn(
        "hit-area relative size-[1.125rem] shrink-0 align-middle appearance-none rounded-[0.3125rem] border border-border-control bg-surface bg-center bg-no-repeat",
        "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent",
        "checked:bg-(image:--mark-check) indeterminate:bg-(image:--mark-dash)",
        "hover:border-muted disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger",
        className,
      )}
      {...props}
    />
  );
}

/** A checkbox with its sentence; the sentence is clickable too. */
export function CheckboxField({
  label,
  description,
  className,
  ...props
}: CheckboxProps & { label: ReactNode; description?: ReactNode }) {
  const id = useId();
  return (
    <div className={cn("flex gap-3", className)}>
      <Checkbox
        id={id}
        aria-describedby={description ? `${id}-description` : undefined}
        className="mt-0.5"
        {...props}
      />
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
    </div>
  );
}
