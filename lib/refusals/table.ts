import { ACCOUNT_REFUSALS } from "./accounts";
import { CHECK_IN_REFUSALS } from "./check-in";
import type { Declared, ErrorCode } from "./declare";
import { EVENT_REFUSALS } from "./events";
import { FEEDBACK_REFUSALS } from "./feedback";
import { GROUP_REFUSALS } from "./groups";
import { INVITATION_REFUSALS } from "./invitations";
import { LIMIT_REFUSALS } from "./limits";
import { MESSAGE_REFUSALS } from "./messages";
import { MODERATION_REFUSALS } from "./moderation";
import { ORGANIZATION_REFUSALS } from "./organizations";
import { CONTRIBUTION_REFUSALS } from "./posts";
import { PUSH_REFUSALS } from "./push";
import { REQUEST_REFUSALS } from "./requests";
import { RFP_REFUSALS } from "./rfps";
import { RSVP_REFUSALS } from "./rsvps";
import { SESSION_REFUSALS } from "./sessions";
import { SITE_REFUSALS } from "./site";
import { TAG_REFUSALS } from "./tags";
import { UPLOAD_REFUSALS } from "./uploads";
import { VENUE_REFUSALS } from "./venues";
import { WAITLIST_REFUSALS } from "./waitlists";

/**
 * Every way in which a request can be refused, each reason declared once with its code and the shape of its details.
 * A reason is part of the API: it never changes its spelling.
 */
export const REFUSALS = {
  ...ACCOUNT_REFUSALS,
  ...CHECK_IN_REFUSALS,
  ...EVENT_REFUSALS,
  ...FEEDBACK_REFUSALS,
  ...CONTRIBUTION_REFUSALS,
  ...GROUP_REFUSALS,
  ...INVITATION_REFUSALS,
  ...LIMIT_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...MODERATION_REFUSALS,
  ...ORGANIZATION_REFUSALS,
  ...PUSH_REFUSALS,
  ...REQUEST_REFUSALS,
  ...RFP_REFUSALS,
  ...RSVP_REFUSALS,
  ...SESSION_REFUSALS,
  ...SITE_REFUSALS,
  ...TAG_REFUSALS,
  ...UPLOAD_REFUSALS,
  ...VENUE_REFUSALS,
  ...WAITLIST_REFUSALS,
};

type Table = typeof REFUSALS;

export type Reason = keyof Table;

/** The nouns that may be missing: `notFound("event")` is refused as `event.not-found`. */
export type MissingNoun = Reason extends infer R
  ? R extends `${infer Noun}.not-found`
    ? Noun
    : never
  : never;

/** The details of a reason; undefined where it has none. */
export type DetailsOf<R extends Reason> = R extends Reason
  ? Table[R] extends Declared<infer Details>
    ? Details
    : never
  : never;

/** How the details follow a reason among arguments: required exactly if the reason has some that are. */
export type DetailsArgument<R extends Reason> = [DetailsOf<R>] extends [undefined]
  ? []
  : Record<never, never> extends DetailsOf<R>
    ? [details?: DetailsOf<R>]
    : [details: DetailsOf<R>];

type WithDetails<Details> = [Details] extends [undefined]
  ? { details?: undefined }
  : Record<never, never> extends Details
    ? { details?: Details }
    : { details: Details };

/** A refusal as it travels, one shape per reason: comparing the reason narrows the details. */
export type RefusalOf<R extends Reason> = { [K in R]: { reason: K } & WithDetails<DetailsOf<K>> }[R];

export type Refusal = RefusalOf<Reason>;

/** What the client may find in an error: a refusal, a fault of the server, or no answer at all. */
export type ErrorFacts = Refusal | { reason: "server.fault" | "network.lost"; details?: undefined };

export function codeOf(reason: Reason): ErrorCode {
  return REFUSALS[reason].code;
}
