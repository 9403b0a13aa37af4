import { UsersRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { roleReaches } from "@/server/domains/events/access/policy";
import type { EventDetails } from "@/server/domains/events/schema";
import { ToolsBar } from "./tools-bar";

type LeaderToolsProps = {
  event: Pick<EventDetails, "id" | "status" | "group" | "viewerLeads" | "viewerRole">;
};

/** For owners and moderators of the event's group. Hosts have the same among their manage pages. */
export function LeaderTools({ event: { id, status, group, viewerLeads, viewerRole } }: LeaderToolsProps) {
  if (!viewerLeads || roleReaches(viewerRole, "cohost") || !group || status !== "published") return null;
  return (
    <ToolsBar label="Group tools">
      <p className="min-w-0 break-words">
        You help to run <bdi>{group.name}</bdi>.
      </p>
      <ButtonLink href={`/events/${id}/groups`} size="sm" variant="secondary" prefetch={false}>
        <UsersRound aria-hidden="true" />
        Seats for a group
      </ButtonLink>
    </ToolsBar>
  );
}
