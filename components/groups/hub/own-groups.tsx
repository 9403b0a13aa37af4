import { Users } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { PendingLabel } from "@/components/ui/pending-label";
import { counted } from "@/lib/plural";
import type { GroupSummary } from "@/server/domains/groups/schema";

export type OwnGroup = GroupSummary & { unread: number };

/** The groups that the viewer is a member of, with how much is new in each. */
export function OwnGroups({ groups }: { groups: readonly OwnGroup[] }) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
      {groups.map((group) => (
        <li key={group.id} className="min-w-0">
          <Link
            href={`/g/${group.slug}`}
            className="flex items-center gap-3 rounded-card border border-border bg-surface p-3 shadow-card transition-colors hover:border-border-control"
          >
            <Cover
              id={group.id}
              imageUrl={group.coverUrl}
              ratio="square"
              className="size-11! shrink-0 rounded-control"
            />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">
                <PendingLabel>
                  <bdi>{group.name}</bdi>
                </PendingLabel>
              </span>
              <span className="flex items-center gap-1 text-muted text-sm tabular-nums">
                <Users aria-hidden="true" className="size-3.5" />
                {counted(group.memberCount, "member")}
              </span>
            </span>
            {group.unread > 0 && (
              <Badge tone="accent">
                {group.unread > 99 ? "99+" : group.unread}
                <span className="sr-only"> new posts</span>
              </Badge>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
