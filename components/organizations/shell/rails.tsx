import { Building2, CalendarRange, Inbox, ListOrdered, Send, Users, Webhook } from "lucide-react";
import type { RailLink } from "@/components/layout/side-rail";
import * as paths from "@/lib/sourcing-paths";

const entries: Record<
  paths.Desk,
  readonly { path: (orgSlug: string) => string; label: string; Icon: typeof Inbox }[]
> = {
  organize: [
    { path: (slug) => paths.deskPath("organize", slug), label: "Requests", Icon: Send },
    { path: paths.waitlistPath, label: "Waitlist", Icon: ListOrdered },
    { path: (slug) => paths.membersPath("organize", slug), label: "Members", Icon: Users },
    { path: paths.organizationWebhooksPath, label: "Webhooks", Icon: Webhook },
  ],
  "venue-desk": [
    { path: (slug) => paths.deskPath("venue-desk", slug), label: "Inbox", Icon: Inbox },
    { path: paths.ownVenuesPath, label: "Venues", Icon: Building2 },
    {
      path: (slug) => paths.venueAvailabilityPath(slug),
      label: "Availability & waitlist",
      Icon: CalendarRange,
    },
    { path: (slug) => paths.membersPath("venue-desk", slug), label: "Members", Icon: Users },
  ],
};

/** The pages of a desk, as links of its rail. */
export function railOf(desk: paths.Desk, orgSlug: string): RailLink[] {
  return entries[desk].map(({ path, label, Icon }) => ({
    href: path(orgSlug),
    label,
    icon: <Icon aria-hidden="true" />,
  }));
}
