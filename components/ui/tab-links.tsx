"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/lib/class-names";
import { isCurrentPath } from "./current-path";
import { Link } from "./link";

export type TabLink = { href: string; label: ReactNode; count?: number };

/** The pages of one thing, as tabs under its title. They are links: each has its own address. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const pathname = usePathname();
  const hrefs = tabs.map((tab) => tab.href);
  return (
    <nav
      aria-label={label}
      className="relative -mx-4 overflow-x-auto border-border border-b px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1">
        {tabs.map((tab) => {
          const current = isCurrentPath(tab.href, pathname, hrefs);
          return (
            <li key={tab.href}>
              <Link
                href={tab.href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "-mb-px flex h-11 items-center gap-2 whitespace-nowrap border-b-2 px-3 font-medium text-sm transition-colors",
                  "focus-visible:-outline-offset-2 focus-visible:rounded-md",
                  current ? "border-accent-text text-text" : "border-transparent text-muted hover:text-text",
                )}
              >
                {tab.label}
                {tab.count !== undefined && (
                  <span className="rounded-full bg-fill-strong px-1.5 text-muted text-xs tabular-nums">
                    {tab.count}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
