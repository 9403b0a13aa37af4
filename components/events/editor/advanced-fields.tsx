import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

type AdvancedFieldsProps = {
  title: string;
  /** What is set inside, in a few words, so that hosts need not look. */
  summary: string;
  /** Unfolded from the start, where something inside is not as it usually is. */
  isOpen: boolean;
  children: ReactNode;
};

/** Settings that most hosts leave as they are, folded away. */
export function AdvancedFields({ title, summary, isOpen, children }: AdvancedFieldsProps) {
  // As it was at first: what one chooses inside must not fold it.
  const [startsOpen] = useState(isOpen);
  return (
    <details open={startsOpen} className="group border-border border-t pt-4">
      <summary className="hit-area relative flex cursor-pointer list-none items-center gap-2 rounded-control text-sm [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="shrink-0 font-medium">{title}</span>
        <span className="min-w-0 truncate text-muted group-open:hidden">{summary}</span>
      </summary>
      <div className="space-y-5 pt-5">{children}</div>
    </details>
  );
}
