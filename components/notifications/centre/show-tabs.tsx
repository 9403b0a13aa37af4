import Link from "next/link";
import { cn } from "@/lib/class-names";
import type { Show } from "@/server/domains/notifications/centre/schema";

const tabs = [
  { show: "all", href: "/notifications", label: "All" },
  { show: "unread", href: "/notifications?show=unread", label: "Unread" },
] as const;

/** Which notifications are shown. Null while that is not known yet. */
export function ShowTabs({ show }: { show: Show | null }) {
  return (
    <nav aria-label="Which notifications" className="border-border border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.show}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.show === show ? "page" : undefined}
              className={cn(
                "-mb-px flex h-11 items-center border-b-2 px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2",
                tab.show === show
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
