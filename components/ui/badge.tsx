import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "@/lib/class-names";

const badgeStyles = cva(
  "inline-flex items-center gap-1 whitespace-nowrap rounded-full font-medium tabular-nums [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "bg-fill-strong text-text",
        accent: "bg-accent-soft text-accent-text",
        success: "bg-success-soft text-success",
        warning: "bg-warning-soft text-warning",
        danger: "bg-danger-soft text-danger",
        outline: "text-muted ring-1 ring-border ring-inset",
      },
      size: { sm: "h-5 px-2 text-xs", md: "h-6 px-2.5 text-xs", lg: "h-7 px-3 text-sm" },
    },
    defaultVariants: { tone: "neutral", size: "md" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyles>["tone"]>;

/** A short status in words. `dot` adds a small mark of the same colour, for lists read at a glance. */
export function Badge({
  tone,
  size,
  dot = false,
  className,
  children,
  ...props
}: ComponentProps<"span"> & VariantProps<typeof badgeStyles> & { dot?: boolean }) {
  return (
    <span className={cn(badgeStyles({ tone, size }), className)} {...props}>
      {dot && <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />}
      {children}
    </span>
  );
}
