import { ACCOUNT_SENTENCES } from "./error-sentences/accounts";
import { EVENT_SENTENCES } from "./error-sentences/events";
import { INVITATION_SENTENCES } from "./error-sentences/invitations";
import { LIMIT_SENTENCES } from "./error-sentences/limits";
import { MESSAGE_SENTENCES } from "./error-sentences/messages";
import { REQUEST_SENTENCES } from "./error-sentences/requests";
import { RSVP_SENTENCES } from "./error-sentences/rsvps";
import type { Sentence } from "./error-sentences/sentence";
import { SITE_SENTENCES } from "./error-sentences/site";
import type { DetailsOf, ErrorFacts, Reason, RefusalOf } from "./refusals/table";

type KnownReason = ErrorFacts["reason"];

/** What each reason means to a person, and what they can do. A reason without a sentence does not compile. */
const SENTENCES: { [R in KnownReason]: Sentence<R extends Reason ? DetailsOf<R> : undefined> } = {
  ...ACCOUNT_SENTENCES,
  ...EVENT_SENTENCES,
  ...INVITATION_SENTENCES,
  ...LIMIT_SENTENCES,
  ...MESSAGE_SENTENCES,
  ...REQUEST_SENTENCES,
  ...RSVP_SENTENCES,
  ...SITE_SENTENCES,
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
 * The refusal inside what a query or mutation threw, or a refusal of rules that run in the browser itself;
 * `network.lost` where there is none.
 */
export function errorFacts(error: unknown): ErrorFacts {
  for (const facts of [(error as { data?: unknown } | null | undefined)?.data, error]) {
    if (isFacts(facts)) return facts;
  }
  return { reason: "network.lost" };
}

function isFacts(value: unknown): value is ErrorFacts {
  return typeof value === "object" && value !== null && "reason" in value && typeof value.reason === "string";
}

/** What a refusal says about single fields of the form, each with a sentence. */
export function fieldFaults({ details }: ErrorFacts): { field: string; message: string }[] {
  return details && "fields" in details ? details.fields : [];
}

/** The refusal inside an error if it has one of these reasons, with details of their shape. */
export function refusalOf<R extends Reason>(error: unknown, ...reasons: R[]): RefusalOf<R> | undefined {
  const facts = errorFacts(error);
  const isOne = (found: ErrorFacts): found is RefusalOf<R> & ErrorFacts =>
    reasons.some((reason) => reason === found.reason);
  return isOne(facts) ? facts : undefined;
}
