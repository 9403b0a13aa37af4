import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";

type LinkChoiceProps = {
  label: string;
  options: readonly { href: string; label: ReactNode; isCurrent: boolean }[];
  className?: string;
};

/** Two or three ways to see one page, as links: each has its own query in the URL. */
export function LinkChoice({ label, options, className }: LinkChoiceProps) {
  return (
    <nav aria-label={label} className={className}>
      <ul className="inline-flex rounded-control bg-fill p-0.5">
        {options.map(({ href, label, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={false}
              aria-current={isCurrent ? "true" : undefined}
              className={cn(
                "flex h-9 pointer-coarse:h-11 items-center gap-1.5 whitespace-nowrap rounded-md px-3 font-medium text-sm transition-colors [&_svg]:size-4",
                isCurrent ? "bg-thumb text-text shadow-card" : "text-muted hover:text-text",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
