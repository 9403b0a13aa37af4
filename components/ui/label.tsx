import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";

/** The name of a control. `optional` says so in words; required is the rule and goes unmarked. */
export function Label({
  optional = false,
  className,
  children,
  htmlFor,
  ...props
}: ComponentProps<"label"> & { optional?: boolean }) {
  return (
    <label htmlFor={htmlFor} className={cn("font-medium text-sm", className)} {...props}>
      {children}
      {optional && <span className="ml-1.5 font-normal text-muted">optional</span>}
    </label>
  );
}
