import { isolate } from "../clean-text";
import { counted } from "../plural";
import type { RFP_REFUSALS } from "../refusals/rfps";
import type { SentencesFor } from "./sentence";

const OBSTACLES = {
  unanswered: "This venue hasn't sent an offer. You can award venues that answered yes or maybe.",
  unavailable: "This venue answered that it isn't available.",
  lapsed: "This venue's offer is no longer valid. Ask the venue to renew it.",
};

export const RFP_SENTENCES: SentencesFor<typeof RFP_REFUSALS> = {
  "rfp.changed-meanwhile": "This request was changed in another window. Reload the page to see what's new.",
  "rfp.deadline-passed": "The answer deadline has passed.",
  "rfp.incomplete": "A few details are missing before you can send this request.",
  "rfp.not-askable": "You can ask again once a venue has turned the request down or missed the deadline.",
  "rfp.not-awardable": ({ obstacle }) => OBSTACLES[obstacle ?? "unanswered"],
  "rfp.not-draft": "This request was already sent, so its details can't be changed.",
  "rfp.not-found": "This request doesn't exist, or your organization has no access to it.",
  "rfp.not-sent": "This request isn't open.",
  "rfp.not-withdrawable": "You can withdraw a request while the venue is deciding or has answered.",
  "rfp.revised-meanwhile": "A colleague changed this answer in the meantime. Reload the page to see it.",
  "rfp.too-many-active": ({ activeMax }) =>
    `Your organization can have ${counted(activeMax ?? 0, "open request")} at a time. Award or close one first.`,
  "rfp.too-many-drafts": ({ draftsMax }) =>
    `Your organization can keep ${counted(draftsMax ?? 0, "draft")} at a time. Send or delete one first.`,
  "rfp.too-many-questions": ({ questionsMax }) =>
    `This conversation has reached its limit of ${counted(questionsMax ?? 0, "message")}.`,
  "rfp.turned-down": "This venue turned the request down.",
  "rfp.venue-not-open": ({ venues }) =>
    `These venues don't take requests right now: ${(venues ?? []).map(({ name }) => isolate(name)).join(", ")}.`,
  "rfp.withdrawn": "The organizer withdrew this request.",
  "rfp-venue.not-found": "This request doesn't exist, or your organization has no access to it.",
};
