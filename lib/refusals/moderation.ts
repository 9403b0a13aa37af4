import { conflict, forbidden, invalid, notFound } from "./declare";

/** Refusals about reports, moderators' acts and blocks. */
export const MODERATION_REFUSALS = {
  "block.limit-reached": conflict<{ blocksMax: number }>(),
  "block.self": conflict(),
  "moderation.by-site": forbidden(),
  "moderation.not-held": conflict(),
  "moderation.owner": forbidden(),
  "moderation.self": forbidden(),
  "person.not-found": notFound(),
  "report.action-unfit": invalid<{ field: "action" }>(),
  "report.not-found": notFound(),
  "report.resolved": conflict<{ status: "upheld" | "dismissed" }>(),
  "report.self": conflict(),
};
