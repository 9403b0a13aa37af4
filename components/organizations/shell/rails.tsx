import { Building2, CalendarRange, Inbox, ListOrdered, Send, Users, Webhook } from "lucide-react";
import type { RailLink } from "@/components/layout/side-rail";
import { type Desk, deskPath } from "../desk-paths";

const entries: Record<Desk, readonly { path: string; label: string; Icon: typeof Inbox }[]> = {
  organize: [
    { path: "", label: "Requests", Icon: Send },
    { path: "/waitlist", label: "Waitlist", Icon: ListOrdered },
    { path: "/members", label: "Members", Icon: Users },
    { path: "/webhooks", label: "Webhooks", Icon: Webhook },
  ],
  "venue-desk": [
    { path: "", label: "Inbox", Icon: Inbox },
    { path: "/venues", label: "Venues", Icon: Building2 },
    { path: "/availability", label: "Availability & waitlist", Icon: CalendarRange },
    { path: "/members", label: "Members", Icon: Users },
  ],
};

/** The pages of a desk, as links of its rail. */
export function railOf(desk: Desk, orgSlug: string): RailLink[] {
  return entries[desk].map(({ path, label, Icon }) => ({
    href: `${deskPath(desk, orgSlug)}${path}`,
    label,
    icon: <Icon aria-hidden="true" />,
  }));
}
