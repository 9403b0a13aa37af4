import { emptyDeleted } from "../domains/posts/emptying.commands";
import type { Job } from "./define";

/** Empties posts and comments that were deleted more than 30 days ago. */
export const emptyDeletedPosts: Job = {
  name: "empty-deleted-posts",
  schedule: { dailyAtHour: 3 },
  missed: "skip",
  run: async ({ db, now }) => ({ emptied: await emptyDeleted(db, now) }),
};
