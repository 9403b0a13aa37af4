"use client";

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
import { useId, useRef } from "react";
import { Link } from "@/components/ui/link";
import { Avatar } from "../ui/avatar";
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

/**
 * What belongs to the signed-in person. A native popover: it opens before any script has run, closes on
 * Escape and on a click elsewhere, and costs the event page no menu library.
 */
export function AccountMenu({ viewer }: { viewer: Viewer }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="hit-area relative rounded-full transition-opacity hover:opacity-85"
      >
        <span className="sr-only">
          Account of <bdi>{viewer.name}</bdi>
        </span>
        <Avatar name={viewer.name} imageUrl={viewer.imageUrl} size="md" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="fixed inset-auto top-[3.75rem] right-4 m-0 w-64 origin-top-right rounded-control border border-border bg-raised p-1 text-text shadow-overlay transition-[opacity,scale] sm:right-6 starting:open:scale-[0.97] starting:open:opacity-0 min-[84rem]:right-[calc((100vw-84rem)/2+1.5rem)]"
      >
        <div className="truncate px-2.5 pt-2 pb-2.5 text-sm">
          <p className="truncate font-medium">
            <bdi>{viewer.name}</bdi>
          </p>
          <p className="truncate text-muted">{viewer.email}</p>
        </div>
        <nav aria-label="Account" className="border-border border-y py-1">
          {(viewer.role === "admin" ? adminLinks : links).map(({ href, label, Icon }) => (
            <Link key={href} href={href} onClick={close} className={rowStyles}>
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
      </div>
    </>
  );
}
