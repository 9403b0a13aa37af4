import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";

/** A link within a sentence. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "rounded-sm font-medium text-accent-text underline underline-offset-4 hover:text-text",
        className,
      )}
      {...props}
    />
  );
}
