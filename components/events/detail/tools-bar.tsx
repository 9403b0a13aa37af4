import type { ReactNode } from "react";

/** What a person with a role may do with the event, above its page. */
export function ToolsBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control border border-border bg-surface py-2 pr-2 pl-4 text-sm shadow-card"
    >
      {children}
    </nav>
  );
}
