"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import type { QueueItem } from "@/server/domains/moderation/schema";
import { useAct } from "../use-act";

/** What a moderator does about one thing in the queue. Where it was reported, its reports are resolved with it. */
export function useQueueActions(item: QueueItem, onDone: () => void) {
  const { groupModeration } = useTRPCClient();
  const { reportId, targetId } = item;
  const isPost = item.targetType === "post";
  const resolve = (action: "dismiss" | "uphold" | "hide" | "approve" | "reject" | "lock", reported: string) =>
    groupModeration.resolve.mutate({ reportId: reported, action });
  return {
    approve: useAct<undefined, unknown>(
      () => {
        if (reportId) return resolve("approve", reportId);
        return isPost
          ? groupModeration.approvePost.mutate({ postId: targetId })
          : groupModeration.approveComment.mutate({ commentId: targetId });
      },
      { onDone, said: () => "Everyone sees it now." },
    ),
    hide: useAct<undefined, unknown>(
      () => {
        if (reportId) return resolve(item.held ? "reject" : "hide", reportId);
        return isPost
          ? groupModeration.rejectPost.mutate({ postId: targetId })
          : groupModeration.rejectComment.mutate({ commentId: targetId });
      },
      { onDone, said: () => "Hidden. Only its author and moderators see it." },
    ),
    lock: useAct<undefined, unknown>(() => resolve("lock", reportId ?? ""), {
      onDone,
      said: () => "Comments are locked.",
    }),
    dismiss: useAct<undefined, unknown>(() => resolve("dismiss", reportId ?? ""), {
      onDone,
      said: () => "The reports are dismissed.",
    }),
    uphold: useAct<undefined, unknown>(() => resolve("uphold", reportId ?? ""), {
      onDone,
      said: () => "Marked as handled.",
    }),
  };
}
