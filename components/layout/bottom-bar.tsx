import {
  Building2,
  CalendarDays,
  CirclePlus,
  ClipboardList,
  House,
  UserRound,
  UsersRound,
} from "lucide-react";
import { NavLink } from "./nav-link";

const first = [
  { href: "/", label: "Home", Icon: House },
  { href: "/events", label: "Events", Icon: CalendarDays },
  { href: "/groups", label: "Groups", Icon: UsersRound },
];
const last = [
  { href: "/events/new", label: "Create", Icon: CirclePlus },
  { href: "/me", label: "Me", Icon: UserRound },
];
// Six fit on a phone: people who run events reach venues from their desk and the command menu.
const links = [...first, { href: "/venues", label: "Venues", Icon: Building2 }, ...last];
const signedInLinks = [...first, ...last, { href: "/hosting", label: "Hosting", Icon: ClipboardList }];
const siblings = [...links.map((link) => link.href), "/hosting"];

/**
 * The main ways through the product, in reach of a thumb. Phones only, and out of the way (also of the keyboard) while
 * a bar of the page itself lies over it.
 */
export function BottomBar({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <nav
      aria-label="Main, at the bottom"
      className="fixed inset-x-0 bottom-0 z-40 border-border border-t bg-background/90 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden [body:has([data-covers-bottom-bar])_&]:invisible"
    >
      <ul className="mx-auto grid h-14 max-w-md auto-cols-fr grid-flow-col">
        {(isSignedIn ? signedInLinks : links).map(({ href, label, Icon }) => (
          <li key={href}>
            <NavLink
              href={href}
              siblings={siblings}
              className="flex h-full flex-col items-center justify-center gap-0.5 font-medium text-[0.6875rem] transition-colors focus-visible:-outline-offset-2"
              currentClassName="text-accent-text"
              otherClassName="text-muted hover:text-text"
            >
              <Icon aria-hidden="true" className="size-[1.375rem]" strokeWidth={1.9} />
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
