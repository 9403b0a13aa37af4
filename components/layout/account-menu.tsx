import {
  Building2,
  CalendarCheck,
  ClipboardList,
  LogOut,
  Plus,
  Send,
  Settings,
  ShieldCheck,
  UsersRound,
} from "lucide-react";
import { Link } from "@/components/ui/link";
import { Avatar } from "../ui/avatar";
import { AccountPopover } from "./account-popover";
import { ThemeSwitch } from "./theme-switch";
import type { Viewer } from "./viewer";

const links = [
  { href: "/me", label: "My events", Icon: CalendarCheck },
  { href: "/hosting", label: "Hosting", Icon: ClipboardList },
  { href: "/groups", label: "Groups", Icon: UsersRound },
  { href: "/organize", label: "Organize", Icon: Send },
  { href: "/venue-desk", label: "Venue desk", Icon: Building2 },
  { href: "/events/new", label: "Create event", Icon: Plus },
  { href: "/settings", label: "Settings", Icon: Settings },
];
const adminLinks = [...links, { href: "/admin", label: "Admin", Icon: ShieldCheck }];

const rowStyles =
  "flex h-10 w-full items-center gap-2.5 rounded-sm px-2.5 text-sm hover:bg-fill focus-visible:-outline-offset-2 [&_svg]:size-4 [&_svg]:text-muted";

/** What belongs to the signed-in person. */
export function AccountMenu({ viewer }: { viewer: Viewer }) {
  return (
    <AccountPopover button={<AccountButton viewer={viewer} />}>
      <div className="truncate px-2.5 pt-2 pb-2.5 text-sm">
        <p className="truncate font-medium">
          <bdi>{viewer.name}</bdi>
        </p>
        <p className="truncate text-muted">{viewer.email}</p>
      </div>
      <nav aria-label="Account" className="border-border border-y py-1">
        {(viewer.role === "admin" ? adminLinks : links).map(({ href, label, Icon }) => (
          <Link key={href} href={href} className={rowStyles}>
            <Icon aria-hidden="true" />
            {label}
          </Link>
        ))}
      </nav>
      <div className="flex items-center justify-between gap-2 py-1 pl-2.5 text-sm">
        <span className="text-muted">Theme</span>
        <ThemeSwitch />
      </div>
      <form action="/sign-out" method="post" className="border-border border-t pt-1">
        <button type="submit" className={rowStyles}>
          <LogOut aria-hidden="true" />
          Sign out
        </button>
      </form>
    </AccountPopover>
  );
}

function AccountButton({ viewer: { name, imageUrl } }: { viewer: Viewer }) {
  return (
    <>
      <span className="sr-only">
        Account of <bdi>{name}</bdi>
      </span>
      <Avatar name={name} imageUrl={imageUrl} size="md" />
    </>
  );
}
