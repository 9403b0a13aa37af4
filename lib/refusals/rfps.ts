import { type AtFields, conflict, expired, invalid, notFound, rateLimited, type Wait } from "./declare";

type Named = { id: string; name: string };

/** Refusals about RFPs, the venues that they ask, and the venues' answers. */
export const RFP_REFUSALS = {
  "rfp.changed-meanwhile": conflict<{ version: number }>(),
  "rfp.deadline-passed": expired(),
  "rfp.incomplete": invalid<AtFields>(),
  "rfp.not-askable": conflict(),
  "rfp.not-awardable": conflict<{ obstacle: "unanswered" | "unavailable" | "lapsed" }>(),
  "rfp.not-draft": conflict(),
  "rfp.not-found": notFound(),
  "rfp.not-sent": conflict(),
  "rfp.not-withdrawable": conflict(),
  "rfp.revised-meanwhile": conflict<{ revision: number }>(),
  "rfp.too-many-active": rateLimited<Wait & { activeMax: number }>(),
  "rfp.too-many-drafts": rateLimited<Wait & { draftsMax: number }>(),
  "rfp.too-many-questions": conflict<{ questionsMax: number }>(),
  "rfp.turned-down": conflict(),
  "rfp.venue-not-open": conflict<{ venues: Named[] }>(),
  "rfp.withdrawn": conflict(),
  "rfp-venue.not-found": notFound(),
};
