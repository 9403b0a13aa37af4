import { UsersRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { HubFilters } from "./hub-filters";

/** No group was found, or there is none yet. */
export function NoGroups({ filters: { q, topic } }: { filters: HubFilters }) {
  if (!q && !topic) {
    return (
      <EmptyState
        level="h3"
        icon={<UsersRound />}
        title="No groups yet"
        description="A name is enough to start one."
        action={<ButtonLink href="/groups/new">Create a group</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      level="h3"
      icon={<UsersRound />}
      title={q ? `No group matches “${q}”` : "No group with this topic"}
      description="Try fewer words or another topic."
      action={
        <ButtonLink href="/groups" variant="secondary">
          Show all groups
        </ButtonLink>
      }
    />
  );
}
