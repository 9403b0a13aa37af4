"use client";

import { useState } from "react";
import { useAct } from "@/components/groups/use-act";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { isolate } from "@/lib/clean-text";

type FollowTagProps = { tag: { id: string; name: string; isFollowed: boolean } };

/** Follows a tag, or no longer. */
export function FollowTag({ tag }: FollowTagProps) {
  const { tags } = useTRPCClient();
  const [follows, setFollows] = useState(tag.isFollowed);
  const act = useAct(
    (next: boolean) =>
      next ? tags.follow.mutate({ tagId: tag.id }) : tags.unfollow.mutate({ tagId: tag.id }),
    {
      refreshes: false,
      onDone: ({ isFollowed }) => setFollows(isFollowed),
      said: ({ isFollowed }) =>
        isFollowed ? `You follow ${isolate(tag.name)}.` : `You no longer follow ${isolate(tag.name)}.`,
    },
  );
  return (
    <Button
      variant={follows ? "secondary" : "primary"}
      aria-pressed={follows}
      pending={act.isPending}
      onClick={() => act.mutate(!follows)}
    >
      {follows ? "Following" : "Follow"}
    </Button>
  );
}
