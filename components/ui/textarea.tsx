import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";
import { controlStyles } from "./control-styles";

/** A text field of several lines that grows with its text, up to half the screen. */
export function Textarea({ rows = 4, className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      dir="auto"
      className={cn(
        controlStyles,
        "field-sizing-content max-h-[50dvh] min-h-24 px-3 py-2.5 leading-6 read-only:bg-sunken",
        className,
      )}
      {...props}
    />
  );
}
