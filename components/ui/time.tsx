import type { ReactNode } from "react";

/** An instant in words, with the exact one for machines. */
export function Time({ at, className, children }: { at: Date; className?: string; children: ReactNode }) {
  return (
    <time dateTime={at.toISOString()} className={className}>
      {children}
    </time>
  );
}
