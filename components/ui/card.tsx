import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/class-names";

const cardStyles = cva("rounded-card border", {
  variants: {
    tone: {
      plain: "border-border bg-surface shadow-card",
      raised: "border-border bg-raised shadow-raised",
      quiet: "border-border bg-transparent",
      accent: "border-accent-text/20 bg-accent-soft",
      success: "border-success/20 bg-success-soft",
      warning: "border-warning/20 bg-warning-soft",
      danger: "border-danger/20 bg-danger-soft",
    },
    padding: { none: "", sm: "p-4", md: "p-5 sm:p-6" },
  },
  defaultVariants: { tone: "plain", padding: "md" },
});

/** A bounded surface for one thing. */
export function Card({
  tone,
  padding,
  className,
  ...props
}: ComponentProps<"div"> & VariantProps<typeof cardStyles>) {
  return <div className={cn(cardStyles({ tone, padding }), className)} {...props} />;
}

/** The heading row of a card: a title, a sentence under it, and actions at the end. */
export function CardHeader({
  title,
  description,
  actions,
  level: Heading = "h2",
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  level?: "h2" | "h3";
  className?: string;
}) {
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0 space-y-1">
        <Heading className="text-base">{title}</Heading>
        {description && <p className="text-muted text-sm">{description}</p>}
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </div>
  );
}
