import type { WorkChallenge } from "../solve-work";
import { type Declared, rateLimited, type Wait } from "./declare";

/** What is counted against a limit; each limit is refused as `<name>.too-many`. */
const LIMITS = [
  "account-export",
  "account-proof",
  "address-change",
  "author-message",
  "calendar-feed",
  "comment",
  "community",
  "event",
  "event-message",
  "event-view",
  "group",
  "group-invite",
  "group-invite-again",
  "group-join",
  "group-link",
  "host-action",
  "invitation-answer",
  "invite",
  "invite-address",
  "invite-again",
  "invite-again-event",
  "invite-link",
  "link-mail",
  "link-mail-address",
  "link-mail-device",
  "link-mail-place",
  "link-mail-work",
  "link-used",
  "mail-day",
  "mail-hour",
  "message-address",
  "offer-link",
  "organization",
  "organization-invite",
  "organization-invite-again",
  "password-change",
  "phone-code",
  "phone-code-address",
  "phone-code-number",
  "post",
  "post-draft",
  "reaction",
  "report",
  "rfp",
  "rfp-answer",
  "rfp-ask",
  "rfp-ask-anew",
  "rfp-question",
  "rfp-suggestions",
  "rsvp",
  "series",
  "session",
  "session-import",
  "session-rsvp",
  "sign-in-account",
  "sign-in-address",
  "sign-in-device",
  "sign-in-devices",
  "sign-in-elsewhere",
  "sign-in-work",
  "sign-up",
  "sign-up-oauth",
  "sign-up-work",
  "upload",
  "upload-try",
  "venue",
  "webhook",
  "webhook-send",
  "work-spent",
] as const;

export type LimitName = (typeof LIMITS)[number];

type TooMany = { [Name in LimitName as `${Name}.too-many`]: Declared<Wait> };

const tooMany = Object.fromEntries(LIMITS.map((name) => [`${name}.too-many`, rateLimited<Wait>()]));

type Work = Wait & { challenge: WorkChallenge };

/** Refusals by rate limits, per person or per network. */
export const LIMIT_REFUSALS = {
  ...(tooMany as TooMany),
  "sign-in.work-needed": rateLimited<Work>(),
  "sign-in-link.work-needed": rateLimited<Work>(),
  "sign-up.work-needed": rateLimited<Work>(),
};
