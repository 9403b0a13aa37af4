import { EyeOff, Hourglass, Lock, Pin, Users } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { PostAudience, PostOut } from "./wire";

export const audienceWords: Record<PostAudience, string> = {
  everyone: "Everyone in the group",
  going: "People who are going",
  waiting: "People on the waitlist",
  attended: "People who were there",
};

type PostMarksProps = Pick<PostOut, "pinnedAt" | "lockedAt" | "held" | "hidden" | "audience">;

/** What is special about a post, in words. */
export function PostMarks({ pinnedAt, lockedAt, held, hidden, audience }: PostMarksProps) {
  return (
    <>
      {pinnedAt && (
        <Badge size="sm" tone="accent">
          <Pin aria-hidden="true" /> Pinned
        </Badge>
      )}
      {lockedAt && (
        <Badge size="sm">
          <Lock aria-hidden="true" /> Locked
        </Badge>
      )}
      {held && (
        <Badge size="sm" tone="warning">
          <Hourglass aria-hidden="true" /> Waiting for review
        </Badge>
      )}
      {hidden && (
        <Badge size="sm" tone="danger">
          <EyeOff aria-hidden="true" /> Hidden
        </Badge>
      )}
      {audience !== "everyone" && (
        <Badge size="sm" tone="outline">
          <Users aria-hidden="true" /> {audienceWords[audience]}
        </Badge>
      )}
    </>
  );
}
