import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";
import { controlStyles } from "./control-styles";

/** A one-line text field. Wrap it in `Field`, which names and describes it. */
export function Input({ type = "text", className, ...props }: ComponentProps<"input">) {
  return (
    <input
      type={type}
      dir="auto"
      className={cn(controlStyles, "h-10 px-3 pointer-coarse:h-11 read-only:bg-sunken", className)}
      {...props}
    />
  );
}
