import type { ReactNode } from "react";
import { NavLink } from "./nav-link";

export type RailLink = { href: string; label: string; icon?: ReactNode; count?: number };

/** The pages of a desk: a rail beside the content, and a row that scrolls sideways on narrow screens. */
export function SideRail({ label, links }: { label: string; links: readonly RailLink[] }) {
  const siblings = links.map((link) => link.href);
  return (
    <nav
      aria-label={label}
      className="relative -mx-4 overflow-x-auto border-border border-b px-4 pb-2 [scrollbar-width:none] sm:-mx-6 sm:px-6 lg:sticky lg:top-20 lg:mx-0 lg:self-start lg:overflow-visible lg:border-b-0 lg:px-0 lg:pb-0"
    >
      <ul className="flex gap-0.5 lg:flex-col">
        {links.map((link) => (
          <li key={link.href}>
            <NavLink
              href={link.href}
              siblings={siblings}
              className="flex h-9 items-center gap-2.5 whitespace-nowrap rounded-control px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2 [&_svg]:size-4"
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
