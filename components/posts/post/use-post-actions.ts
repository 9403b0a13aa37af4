"use client";

import { useRouter } from "next/navigation";
import { useAct } from "@/components/groups/use-act";
import { useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { toastRefusal } from "@/components/ui/toast-refusal";
import type { PostOut } from "../wire";

/** What a viewer does with one post. @param onGone called once it was deleted */
export function usePostActions(post: PostOut, onGone: () => void) {
  const client = useTRPCClient();
  const router = useRouter();
  const postId = post.id;
  const restore = () =>
    client.posts.restore.mutate({ postId }).then(
      () => {
        router.refresh();
        toast({ title: "The post is back.", tone: "success", id: postId });
      },
      (error: unknown) => toastRefusal(error),
    );
  return {
    watch: useAct((level: "watching" | "muted" | null) => client.posts.watch.mutate({ postId, level }), {
      said: ({ watch }) =>
        watch === "watching"
          ? "You'll hear of every comment."
          : watch === "muted"
            ? "You won't hear of this post any more."
            : "Back to the notifications of the group.",
    }),
    remove: useAct(() => client.posts.delete.mutate({ postId }), {
      onDone: () => {
        toast({
          title: "Post deleted.",
          id: postId,
          action: { label: "Undo", onClick: () => void restore() },
        });
        onGone();
      },
    }),
    pin: useAct((pinned: boolean) => client.posts.pin.mutate({ postId, pinned }), {
      said: (_, pinned) => (pinned ? "Pinned to the top." : "Unpinned."),
    }),
    lock: useAct(
      (locked: boolean) =>
        locked
          ? client.groupModeration.lockPost.mutate({ postId })
          : client.groupModeration.unlockPost.mutate({ postId }),
      {
        said: (_, locked) => (locked ? "Comments are locked." : "Comments are open again."),
      },
    ),
    hide: useAct(
      (hidden: boolean) =>
        hidden
          ? client.groupModeration.hidePost.mutate({ postId })
          : client.groupModeration.unhidePost.mutate({ postId }),
      { said: (_, hidden) => (hidden ? "Hidden. Only its author and moderators see it." : "Shown again.") },
    ),
  };
}
