import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type LedgerFoldProps = { open: boolean; onToggle: (open: boolean) => void; children: ReactNode };

/** "Why": the folded history of the viewer's RSVP. */
export function LedgerFold({ open, onToggle, children }: LedgerFoldProps) {
  return (
    <details
      open={open}
      onToggle={(event) => onToggle(event.currentTarget.open)}
      className="group/why border-border border-t pt-1.5 text-sm"
    >
      <summary className="-mx-1 flex min-h-11 list-none items-center justify-between rounded-sm px-1 text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        History
        <ChevronDown aria-hidden="true" className="size-4 transition-transform group-open/why:rotate-180" />
      </summary>
      <div className="pt-1.5">{children}</div>
    </details>
  );
}
