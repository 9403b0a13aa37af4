"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { scrollRowStyles } from "@/components/ui/scroll-row-styles";
import { cn } from "@/lib/class-names";
import { NavLink } from "./nav-link";

export type RailLink = { href: string; label: string; icon?: ReactNode; count?: number };

/** The manage pages of an event: a rail beside the content, and a row that scrolls sideways on narrow screens. */
export function SideRail({ label, links }: { label: string; links: readonly RailLink[] }) {
  const siblings = links.map((link) => link.href);
  const nav = useRef<HTMLElement>(null);
  useCurrentInView(nav);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className={cn(
        "relative -mx-4 px-4 pb-2 sm:-mx-6 sm:px-6 lg:sticky lg:top-20 lg:mx-0 lg:self-start lg:overflow-visible lg:px-0 lg:pb-0",
        scrollRowStyles,
      )}
    >
      <ul className="flex w-max gap-0.5 max-lg:pr-6 lg:w-auto lg:flex-col">
        {links.map((link) => (
          <li key={link.href}>
            <NavLink
              href={link.href}
              siblings={siblings}
              className="flex h-9 pointer-coarse:h-11 items-center gap-2.5 whitespace-nowrap rounded-control px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2 [&_svg]:size-4"
              currentClassName="bg-fill-strong text-text"
              otherClassName="text-muted hover:bg-fill hover:text-text"
            >
              {link.icon}
              {link.label}
              {link.count !== undefined && (
                <span className="ml-auto pl-1 font-normal text-muted text-xs tabular-nums">{link.count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Where the row scrolls, the page one is on is brought to its middle. */
function useCurrentInView(nav: RefObject<HTMLElement | null>): void {
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another current link.
  useEffect(() => {
    const row = nav.current;
    const current = row?.querySelector<HTMLElement>("[aria-current=page]");
    if (row && current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }, [nav, pathname]);
}
