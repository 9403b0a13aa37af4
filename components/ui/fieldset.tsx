import { type ReactNode, useId } from "react";
import { cn } from "@/lib/class-names";
import { FieldError } from "./field";

type FieldsetProps = {
  legend: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** Controls that answer one question together, such as a group of radio buttons. */
export function Fieldset({ legend, description, error, className, children }: FieldsetProps) {
  const id = useId();
  const describedBy = [error && `${id}-error`, description && `${id}-description`].filter(Boolean).join(" ");
  return (
    <fieldset
      aria-describedby={describedBy || undefined}
      data-invalid={error ? true : undefined}
      className={cn("min-w-0", className)}
    >
      <legend className="font-medium text-sm">{legend}</legend>
      {description && (
        <p id={`${id}-description`} className="mt-0.5 text-muted text-sm">
          {description}
        </p>
      )}
      <div className="mt-2.5 flex flex-col gap-2">{children}</div>
      {error && (
        <div className="mt-1.5">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  );
}
