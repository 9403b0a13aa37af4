import type { GroupSummary } from "@/server/domains/groups/schema";
import { GroupCard } from "./group-card";

type LivelyGroupsProps = { groups: readonly GroupSummary[]; isSignedIn: boolean };

/** Groups side by side, as cards. */
export function LivelyGroups({ groups, isSignedIn }: LivelyGroupsProps) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {groups.map((group) => (
        <li key={group.id}>
          <GroupCard group={group} isSignedIn={isSignedIn} />
        </li>
      ))}
    </ul>
  );
}
