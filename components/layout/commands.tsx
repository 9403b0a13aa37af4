import { Bell, CalendarCheck, CalendarDays, House, LogIn, Plus, Settings, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { Viewer } from "./viewer";

/** Something that can be chosen in the command menu. */
export type CommandAction = {
  id: string;
  label: string;
  href: string;
  /** A second, quieter text, such as when an event is. */
  detail?: string;
  icon?: ReactNode;
  /** Other words people may type for it. */
  keywords?: string;
};

export type CommandGroup = { heading: string; actions: CommandAction[] };

/** Everything that this person can go to or begin from anywhere. */
export function commandsFor(viewer: Viewer | null): CommandGroup[] {
  const go: CommandAction[] = [
    { id: "home", label: "Home", href: "/", icon: <House /> },
    {
      id: "events",
      label: "Find events",
      href: "/events",
      icon: <CalendarDays />,
      keywords: "search browse",
    },
  ];
  if (!viewer) {
    go.push({
      id: "sign-in",
      label: "Sign in",
      href: "/sign-in",
      icon: <LogIn />,
      keywords: "log in account",
    });
    return [{ heading: "Go to", actions: go }];
  }
  go.push(
    { id: "me", label: "My events", href: "/me", icon: <CalendarCheck />, keywords: "rsvp tickets waitlist" },
    {
      id: "notifications",
      label: "Notifications",
      href: "/notifications",
      icon: <Bell />,
      keywords: "unread inbox",
    },
    { id: "settings", label: "Settings", href: "/settings", icon: <Settings />, keywords: "profile account" },
  );
  if (viewer.role === "admin") {
    const keywords = "users ban outbox deliveries jobs incidents limits audit";
    go.push({ id: "admin", label: "Admin", href: "/admin", icon: <ShieldCheck />, keywords });
  }
  const create: CommandAction = {
    id: "create-event",
    label: "Create event",
    href: "/events/new",
    icon: <Plus />,
    keywords: "new host",
  };
  return [
    { heading: "Do", actions: [create] },
    { heading: "Go to", actions: go },
  ];
}
