import { JoinPanel } from "@/components/groups/home/join-panel";
import type { GroupOut } from "@/server/domains/groups/schema";

type JoinToWriteProps = { group: GroupOut; isSignedIn: boolean; isLocked: boolean };

/** What stands in place of the form for people who can't comment, and why. */
export function JoinToWrite({ group, isSignedIn, isLocked }: JoinToWriteProps) {
  const words = isLocked
    ? "Comments on this post are locked."
    : group.role
      ? "You can't write in this group at the moment."
      : "Members of the group can comment.";
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-border border-dashed p-4">
      <p className="text-muted text-sm">{words}</p>
      {!isLocked && <JoinPanel group={group} isSignedIn={isSignedIn} size="sm" />}
    </div>
  );
}
