import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";

/** A grey shape where something is about to be. Give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("block animate-shimmer rounded-md bg-fill-strong", className)} />
  );
}

/** Holds the skeletons of one part of a page and says once, in words, that it is loading. */
export function SkeletonGroup({
  label = "Loading",
  className,
  children,
}: {
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
