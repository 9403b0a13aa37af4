import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/class-names";
import { Label } from "./label";

/** What a control needs so that its label, description and error are announced with it. */
export type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: ReactNode;
  description?: ReactNode;
  /** What is wrong and how to put it right. Empty or absent means the value is fine. */
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/**
 * A labelled control with its description and error:
 * `<Field label="Title" error={…}>{(control) => <Input {...control} {...register("title")} />}</Field>`.
 */
export function Field({ label, description, error, optional, className, children }: FieldProps) {
  const id = useId();
  const descriptionId = description ? `${id}-description` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, descriptionId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("flex flex-col gap-1.5", className)}>
      <Label htmlFor={id} optional={optional}>
        {label}
      </Label>
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      {description && (
        <p id={descriptionId} className="text-muted text-sm">
          {description}
        </p>
      )}
    </div>
  );
}

/** The sentence under a control that was refused. */
export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex animate-rise gap-1.5 text-danger text-sm">
      <CircleAlert aria-hidden="true" className="mt-[0.1875rem] size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
