import { UsersRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import type { EventDetails } from "@/server/domains/events/schema";

type LeaderToolsProps = {
  event: Pick<EventDetails, "id" | "status" | "group" | "viewerLeads" | "viewerRole">;
};

/** For owners and moderators of the event's group. Hosts have the same among their manage pages. */
export function LeaderTools({ event: { id, status, group, viewerLeads, viewerRole } }: LeaderToolsProps) {
  const isHost = viewerRole === "host" || viewerRole === "cohost";
  if (!viewerLeads || isHost || !group || status !== "published") return null;
  return (
    <nav
      aria-label="Group tools"
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-control border border-border bg-surface py-2 pr-2 pl-4 text-sm shadow-card"
    >
      <p className="min-w-0 break-words">
        You help to run <bdi>{group.name}</bdi>.
      </p>
      <ButtonLink href={`/events/${id}/groups`} size="sm" variant="secondary" prefetch={false}>
        <UsersRound aria-hidden="true" />
        Seats for a group
      </ButtonLink>
    </nav>
  );
}
