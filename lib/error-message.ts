import { listedFaults } from "./error-facts";
import { ACCOUNT_SENTENCES } from "./error-sentences/accounts";
import { CHECK_IN_SENTENCES } from "./error-sentences/check-in";
import { EVENT_SENTENCES } from "./error-sentences/events";
import { FEEDBACK_SENTENCES } from "./error-sentences/feedback";
import { GROUP_SENTENCES } from "./error-sentences/groups";
import { INVITATION_SENTENCES } from "./error-sentences/invitations";
import { LIMIT_SENTENCES } from "./error-sentences/limits";
import { MESSAGE_SENTENCES } from "./error-sentences/messages";
import { MODERATION_SENTENCES } from "./error-sentences/moderation";
import { ORGANIZATION_SENTENCES } from "./error-sentences/organizations";
import { CONTRIBUTION_SENTENCES } from "./error-sentences/posts";
import { PUSH_SENTENCES } from "./error-sentences/push";
import { REQUEST_SENTENCES } from "./error-sentences/requests";
import { RFP_SENTENCES } from "./error-sentences/rfps";
import { RSVP_SENTENCES } from "./error-sentences/rsvps";
import type { Sentence } from "./error-sentences/sentence";
import { SESSION_SENTENCES } from "./error-sentences/sessions";
import { SITE_SENTENCES } from "./error-sentences/site";
import { TAG_SENTENCES } from "./error-sentences/tags";
import { UPLOAD_SENTENCES } from "./error-sentences/uploads";
import { VENUE_SENTENCES } from "./error-sentences/venues";
import { WAITLIST_SENTENCES } from "./error-sentences/waitlists";
import type { DetailsOf, ErrorFacts, Reason } from "./refusals/table";

export { errorFacts, refusalOf } from "./error-facts";

type KnownReason = ErrorFacts["reason"];

/** What each reason means to a person, and what they can do. A reason without a sentence does not compile. */
const SENTENCES: { [R in KnownReason]: Sentence<R extends Reason ? DetailsOf<R> : undefined> } = {
  ...ACCOUNT_SENTENCES,
  ...CHECK_IN_SENTENCES,
  ...EVENT_SENTENCES,
  ...FEEDBACK_SENTENCES,
  ...CONTRIBUTION_SENTENCES,
  ...GROUP_SENTENCES,
  ...INVITATION_SENTENCES,
  ...LIMIT_SENTENCES,
  ...MESSAGE_SENTENCES,
  ...MODERATION_SENTENCES,
  ...ORGANIZATION_SENTENCES,
  ...PUSH_SENTENCES,
  ...REQUEST_SENTENCES,
  ...RFP_SENTENCES,
  ...RSVP_SENTENCES,
  ...SITE_SENTENCES,
  ...TAG_SENTENCES,
  ...UPLOAD_SENTENCES,
  ...SESSION_SENTENCES,
  ...VENUE_SENTENCES,
  ...WAITLIST_SENTENCES,
  "network.lost": "We could not reach the server. Check your connection and try again.",
  "server.fault": "Something broke on our side. Nothing was lost; try again in a moment.",
};

/** Any string that came over the wire, but of literals only reasons that are declared. */
type Spelt<R extends string> = string extends R ? R : R extends KnownReason ? R : never;

/**
 * The sentence for a refusal.
 * @returns for a reason that this version does not know a neutral sentence, never the reason itself
 */
export function errorMessage<R extends string>(facts: {
  reason: R & Spelt<R>;
  details?: object | undefined;
}): string {
  const sentence = isKnown(facts.reason) ? SENTENCES[facts.reason] : undefined;
  if (!sentence) return "That did not work. Nothing was changed; try again.";
  // The union of all sentences takes the details of none; each is called with those of its own reason.
  return typeof sentence === "string"
    ? sentence
    : (sentence as (details: object) => string)(facts.details ?? {});
}

function isKnown(reason: string): reason is KnownReason {
  return Object.hasOwn(SENTENCES, reason);
}

/**
 * What a refusal says about single fields of the form, each with a sentence: those that it lists, or the one that it is
 * about as a whole, such as a name that is taken.
 */
export function fieldFaults(facts: ErrorFacts): { field: string; message: string }[] {
  const listed = listedFaults(facts);
  const { details } = facts;
  const field = details && "field" in details ? details.field : undefined;
  return listed.length > 0 || field === undefined ? listed : [{ field, message: errorMessage(facts) }];
}
