import { counted } from "../plural";
import type { CONTRIBUTION_REFUSALS } from "../refusals/posts";
import type { SentencesFor } from "./sentence";

export const CONTRIBUTION_SENTENCES: SentencesFor<typeof CONTRIBUTION_REFUSALS> = {
  "comment.not-found": "There is no such comment, or you may not read it.",
  "comment.parent-withheld": "This comment is hidden, so it can't be answered.",
  "comment.too-deep": "This thread is as deep as threads get. Answer a comment further up.",
  "contribution.changed-meanwhile":
    "This was edited in another window meanwhile. Compare your text with the present one, then save again.",
  "contribution.not-author": "Only the author can edit this.",
  "contribution.too-many-mentions": ({ mentionsMax = 20 }) =>
    `Mention at most ${counted(mentionsMax, "person", "people")} in one text.`,
  "contribution.too-soon": ({ retryAfterSeconds = 60 }) =>
    `This group is in slow mode. You can write again in ${counted(retryAfterSeconds, "second")}.`,
  "contribution.undo-over": "This was deleted more than 30 days ago, so it can't be brought back.",
  "post.audience-answered":
    "Others have answered for the guests who can read this now. Write a new post for other readers.",
  "post.audience-needs-event":
    "Only guests of an event of this group, or of one that you host, can be the audience. Choose such an event.",
  "post.locked": "This post is locked: it takes no comments and no edits.",
  "post.not-found": "There is no such post, or you may not read it.",
  "post.too-many-pinned": ({ pinnedMax = 5 }) =>
    `A group has at most ${counted(pinnedMax, "pinned post")}. Unpin another one first.`,
};
