import { counted } from "../plural";
import type { MODERATION_REFUSALS } from "../refusals/moderation";
import type { SentencesFor } from "./sentence";

export const MODERATION_SENTENCES: SentencesFor<typeof MODERATION_REFUSALS> = {
  "block.limit-reached": ({ blocksMax }) =>
    blocksMax === undefined
      ? "You've blocked as many people as you can. Unblock someone first."
      : `You can block at most ${counted(blocksMax, "person", "people")}. Unblock someone first.`,
  "block.self": "You can't block yourself.",
  "moderation.by-site": "The site did this, and only the site can undo or change it.",
  "moderation.not-held": "This isn't waiting for approval. Another moderator may have decided already.",
  "moderation.owner": "Only an owner of the group or the site can do this to an owner or a moderator.",
  "moderation.self": "You can't moderate yourself. Ask another moderator.",
  "person.not-found": "There is no such person here.",
  "report.action-unfit": "This can't be done to what was reported. Choose another action.",
  "report.not-found": "There is no such report, or you may not see it.",
  "report.resolved": "Another moderator has already handled this report.",
  "report.self": "You can't report yourself.",
};
