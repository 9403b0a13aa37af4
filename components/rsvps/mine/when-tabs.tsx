import Link from "next/link";
import { cn } from "@/lib/class-names";

const tabs = [
  { when: "upcoming", href: "/me", label: "Upcoming" },
  { when: "past", href: "/me?when=past", label: "Past" },
] as const;

/** Which of one's events are shown. Null while that is not known yet. */
export function WhenTabs({ when }: { when: "upcoming" | "past" | null }) {
  return (
    <nav aria-label="Which events" className="border-border border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.when}>
            <Link
              href={tab.href}
              aria-current={tab.when === when ? "page" : undefined}
              className={cn(
                "-mb-px flex h-11 items-center border-b-2 px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2",
                tab.when === when
                  ? "border-accent-text text-text"
                  : "border-transparent text-muted hover:text-text",
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
