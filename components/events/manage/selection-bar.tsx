import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type SelectionBarProps = { count: number; onClear: () => void; children: ReactNode };

/** The actions for the selection. Floats above the list, clear of the bottom bar on phones. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  if (count === 0) return null;
  return (
    <section
      aria-label="Selected people"
      className="sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 mx-auto mt-4 flex w-fit max-w-full animate-rise flex-wrap items-center gap-2 rounded-card border border-border bg-raised p-2 pl-4 shadow-overlay md:bottom-5"
    >
      <p role="status" className="mr-2 font-medium text-sm tabular-nums">
        {count} selected
      </p>
      {children}
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear
      </Button>
    </section>
  );
}
