import { UsersRound } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { HubFilters } from "./hub-filters";

/** No group was found, or there is none yet. */
export function NoGroups({ filters: { q, near, topic } }: { filters: HubFilters }) {
  if (!q && !near && !topic) {
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
      title={q ? `No group matches “${q}”` : near ? `No group near “${near}”` : "No group with this topic"}
      description="Try fewer words, another place or another topic."
      action={
        <ButtonLink href="/groups" variant="secondary">
          Show all groups
        </ButtonLink>
      }
    />
  );
}
