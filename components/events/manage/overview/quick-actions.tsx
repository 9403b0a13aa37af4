"use client";

import { ListOrdered, type LucideIcon, PenLine, SlidersHorizontal, UserPlus, Users } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { counted } from "@/lib/plural";
import { useManaged } from "../manage-context";
import { useShareLink } from "../use-share-link";

type QuickAction = { href: string; label: string; detail: string; Icon: LucideIcon };

/** What hosts come here for most, one click away. */
export function QuickActions() {
  const link = useShareLink();
  return (
    <section aria-labelledby="quick-actions">
      <h2 id="quick-actions" className="mb-2 text-base">
        Quick actions
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {useQuickActions().map(({ href, label, detail, Icon }) => (
          <li key={href}>
            <Link
              href={href}
              className="flex h-full items-center gap-3 rounded-control border border-border bg-surface px-3.5 py-2.5 text-sm shadow-card transition-colors hover:bg-sunken"
            >
              <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
              <span className="min-w-0">
                <span className="block font-medium">{label}</span>
                <span className="block text-muted text-xs">{detail}</span>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <CopyButton text={link} label="Copy the link to share" width="full" className="h-full! min-h-13" />
        </li>
      </ul>
    </section>
  );
}

function useQuickActions(): QuickAction[] {
  const { event, path, seats } = useManaged();
  const manage = `${path}/manage`;
  const waiting = seats.waitlistLength;
  const waitlistText = `${counted(waiting, "group")} on the waitlist`;
  const actions: (QuickAction | false)[] = [
    event.status !== "draft" && {
      href: `${manage}/guests`,
      label: "See the guests",
      detail: "Search, approve, decline",
      Icon: Users,
    },
    waiting > 0 && {
      href: `${manage}/waitlist`,
      label: "Work on the waitlist",
      detail: waitlistText,
      Icon: ListOrdered,
    },
    {
      href: `${manage}/settings`,
      label: "Change the seats",
      detail: "Capacity, guests, waitlist rule",
      Icon: SlidersHorizontal,
    },
    {
      href: `${manage}/settings#team`,
      label: "Add a co-host",
      detail: "Co-hosts, door staff",
      Icon: UserPlus,
    },
    event.status !== "cancelled" && {
      href: `${path}/edit`,
      label: "Edit the page",
      detail: "Title, text, time, place",
      Icon: PenLine,
    },
  ];
  return actions.filter((action) => action !== false);
}
