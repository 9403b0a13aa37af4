import { Link } from "@/components/ui/link";
import { scrollRowStyles } from "@/components/ui/scroll-row-styles";
import { cn } from "@/lib/class-names";

export type DayLink = { href: string; label: string; isCurrent: boolean };

/** The days of an agenda, always in reach. */
export function DayBar({ days, className }: { days: readonly DayLink[]; className?: string }) {
  if (days.length < 2) return null;
  return (
    <nav
      aria-label="Days"
      className={cn(
        "sticky z-30 border-border border-b bg-background/90 py-2 backdrop-blur-md print:hidden",
        className,
      )}
    >
      <div className={scrollRowStyles}>
        <ul className="flex w-max gap-1.5 px-4 sm:px-6">
          {days.map(({ href, label, isCurrent }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? "true" : undefined}
                className={cn(
                  "flex h-9 pointer-coarse:h-11 items-center whitespace-nowrap rounded-full px-3.5 font-medium text-sm transition-colors focus-visible:-outline-offset-2",
                  isCurrent ? "bg-text text-background" : "bg-fill text-text hover:bg-fill-strong",
                )}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
