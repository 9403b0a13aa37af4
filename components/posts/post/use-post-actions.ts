"use client";

import { useRouter } from "next/navigation";
import { useAct } from "@/components/groups/use-act";
import { useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
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
      (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    );
  return {
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
  };
}
