import {
  Bell,
  Building2,
  CalendarCheck,
  CalendarDays,
  ChartNoAxesCombined,
  ClipboardList,
  ExternalLink,
  House,
  LayoutDashboard,
  ListOrdered,
  LogIn,
  LogOut,
  Mail,
  MailPlus,
  MapPinHouse,
  MessageSquare,
  Monitor,
  Moon,
  PenLine,
  Plus,
  Send,
  Settings,
  Settings2,
  ShieldCheck,
  Sun,
  Users,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Viewer } from "./viewer";

/** Something that can be chosen in the command menu. */
export type CommandAction = {
  id: string;
  label: string;
  /** Where it leads, or the theme that it sets. */
  does: { href: string } | { theme: "light" | "dark" | "system" };
  /** A second, quieter text, such as when an event is. */
  detail?: string;
  /** A line below the label; the parts with `match` are what was typed. */
  excerpt?: readonly { text: string; match: boolean }[];
  icon?: ReactNode;
  /** Other words people may type for it. */
  keywords?: string;
};

export type CommandGroup = { heading: string; actions: CommandAction[] };

const themes: CommandAction[] = [
  { id: "theme-light", label: "Light theme", does: { theme: "light" }, icon: <Sun /> },
  { id: "theme-dark", label: "Dark theme", does: { theme: "dark" }, icon: <Moon /> },
  { id: "theme-system", label: "Theme of the device", does: { theme: "system" }, icon: <Monitor /> },
].map((action) => ({ ...action, does: action.does as CommandAction["does"], keywords: "theme appearance" }));

const to = (id: string, label: string, href: string, icon: ReactNode, keywords = ""): CommandAction => ({
  id,
  label,
  icon,
  keywords,
  does: { href },
});

/** Everything that this person can go to or begin from anywhere. */
export function commandsFor(viewer: Viewer | null): CommandGroup[] {
  const go = [
    to("home", "Home", "/", <House />),
    to("events", "Browse events", "/events", <CalendarDays />, "search find"),
    to("groups", "Browse groups", "/groups", <UsersRound />, "communities search find topics"),
    to("venues", "Browse venues", "/venues", <MapPinHouse />, "search find spaces rooms places"),
  ];
  const theme = { heading: "Theme", actions: themes };
  if (!viewer) {
    go.push(to("sign-in", "Sign in", "/sign-in", <LogIn />, "log in account"));
    return [{ heading: "Go to", actions: go }, theme];
  }
  go.push(
    to("me", "My events", "/me", <CalendarCheck />, "rsvp tickets waitlist"),
    to("hosting", "Hosting", "/hosting", <ClipboardList />, "events i run drafts manage"),
    to("organize", "Organize", "/organize", <Send />, "requests rfps ask venues organizations members"),
    to(
      "venue-desk",
      "Venue desk",
      "/venue-desk",
      <Building2 />,
      "my venues inbox availability organizations",
    ),
    to("notifications", "Notifications", "/notifications", <Bell />, "unread inbox"),
    to("settings", "Settings", "/settings", <Settings />, "profile account"),
  );
  if (viewer.role === "admin") {
    const keywords = "users ban outbox deliveries jobs incidents limits audit";
    go.push(to("admin", "Admin", "/admin", <ShieldCheck />, keywords));
  }
  const actions = [
    to("create-event", "Create event", "/events/new", <Plus />, "new host"),
    to("create-group", "Create group", "/groups/new", <Plus />, "new community"),
    to("sign-out", "Sign out", "/sign-out", <LogOut />, "log out leave"),
  ];
  return [{ heading: "Do", actions }, { heading: "Go to", actions: go }, theme];
}

/** What can be done in the group whose pages one is on; nothing elsewhere. */
function commandsOfGroup(pathname: string): CommandGroup[] {
  const path = /^\/g\/(?!join\/)[^/]+/.exec(pathname)?.[0];
  if (!path) return [];
  const actions = [
    to("group-post", "New post", `${path}?compose`, <PenLine />, "write share ask"),
    to("group-posts", "Posts", path, <MessageSquare />, "feed"),
    to("group-members", "Members", `${path}/members`, <Users />, "people"),
    to("group-about", "About this group", `${path}/about`, <ExternalLink />, "rules links moderators"),
  ];
  return [{ heading: "This group", actions }];
}

/** What can be done with the event whose manage pages one is on, or in the group whose pages one is on. */
export function commandsOfDesk(pathname: string): CommandGroup[] {
  const path = /^(\/events\/[^/]+)\/(?:manage|edit)(?:\/|$)/.exec(pathname)?.[1];
  if (!path) return commandsOfGroup(pathname);
  const desk = `${path}/manage`;
  const actions = [
    to("desk-overview", "Overview", desk, <LayoutDashboard />, "manage"),
    to("desk-guests", "Guests", `${desk}/guests`, <Users />, "people decline approve"),
    to("desk-waitlist", "Waitlist", `${desk}/waitlist`, <ListOrdered />, "promote"),
    to("desk-invitations", "Invite people", `${desk}/invitations`, <MailPlus />, "invitations"),
    to("desk-messages", "Message guests", `${desk}/messages`, <Mail />, "messages write email"),
    to("desk-feedback", "Feedback", `${desk}/feedback`, <MessageSquare />, "stars comments ratings"),
    to("desk-analytics", "Analytics", `${desk}/analytics`, <ChartNoAxesCombined />, "charts numbers"),
    to("desk-settings", "Event settings", `${desk}/settings`, <Settings2 />, "capacity rules"),
    to("desk-edit", "Edit event", `${path}/edit`, <PenLine />, "change title time place"),
    to("desk-page", "Event page", path, <ExternalLink />, "view public preview"),
  ];
  return [{ heading: "This event", actions }];
}
