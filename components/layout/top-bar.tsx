import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { shownEmail } from "@/lib/shown-email";
import { ButtonLink } from "../ui/button-link";
import { AccountMenu } from "./account-menu";
import { Logo } from "./logo";
import { NavLink } from "./nav-link";
import type { Viewer } from "./viewer";

type TopBarProps = { viewer: Viewer | null; search: ReactNode; notifications?: ReactNode };

const links = [
  { href: "/events", label: "Events" },
  { href: "/groups", label: "Groups" },
  { href: "/venues", label: "Venues" },
  { href: "/me", label: "My events" },
];
const signedInLinks = [...links, { href: "/hosting", label: "Hosting" }];
const siblings = ["/events", "/events/new", "/groups", "/venues", "/me", "/hosting"];

/** The bar that every page begins with. */
export function TopBar({ viewer, search, notifications }: TopBarProps) {
  return (
    <header className="sticky top-0 z-40 print:hidden border-border border-b bg-background/85 backdrop-blur-md">
      <div className="mx-auto flex h-14 max-w-wide items-center gap-2 px-4 sm:gap-3 sm:px-6">
        <Logo compact />
        <nav aria-label="Main" className="ml-4 hidden md:block">
          <ul className="flex gap-1">
            {(viewer ? signedInLinks : links).map((link) => (
              <li key={link.href}>
                <NavLink
                  href={link.href}
                  siblings={siblings}
                  className="flex h-9 items-center rounded-control px-3 font-medium text-sm transition-colors"
                  currentClassName="bg-fill text-text"
                  otherClassName="text-muted hover:text-text"
                >
                  {link.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1.5 sm:gap-2">
          {search}
          {notifications}
          <ButtonLink
            href="/events/new"
            variant={viewer ? "primary" : "secondary"}
            size="sm"
            className="max-md:hidden"
          >
            <Plus aria-hidden="true" />
            Create event
          </ButtonLink>
          {viewer ? (
            <AccountMenu viewer={{ ...viewer, email: shownEmail(viewer.email) }} />
          ) : (
            <ButtonLink href="/sign-in" size="sm">
              Sign in
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}
