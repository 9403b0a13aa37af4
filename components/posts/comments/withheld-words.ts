import type { CommentState } from "../wire";

/** What stands in place of a comment whose text the reader does not see. */
export const withheldWords: Record<Exclude<CommentState, "shown">, string> = {
  deleted: "This comment was deleted.",
  hidden: "A moderator hid this comment.",
  held: "This comment is waiting for review.",
  blocked: "A comment by a person you blocked.",
};

/** What its author and the moderators read beside the text of a comment that others don't see. */
export const withheldNotes: Partial<Record<CommentState, string>> = {
  hidden: "Hidden by a moderator. Only its author and moderators see it.",
  held: "Waiting for review. Only its author and moderators see it.",
};
