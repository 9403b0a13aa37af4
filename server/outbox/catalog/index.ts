import type { z } from "zod";
import { accessFacts } from "./access";
import { accountFacts } from "./account";
import { changeFacts } from "./change";
import { commentFacts, postFacts, reactionFacts } from "./contribution";
import { eventFacts } from "./event";
import { feedbackFacts } from "./feedback";
import { groupFacts } from "./group";
import { invitationFacts } from "./invitation";
import { messageFacts } from "./message";
import { moderationFacts } from "./moderation";
import { organizationFacts } from "./organization";
import { reminderFacts } from "./reminder";
import { rfpFacts } from "./rfp";
import { rsvpFacts } from "./rsvp";
import { seatsFacts } from "./seats";
import { sessionFacts } from "./session";
import { venueFacts } from "./venue";
import { venueHoldFacts } from "./venue-hold";
import { webhookFacts } from "./webhook";

/**
 * Every fact that may leave a transaction, named noun.past-tense, with the schema of its payload. Payloads hold ids
 * only: readers load the present state, so a late or repeated delivery never reports an old one.
 */
export const catalog = {
  ...rsvpFacts,
  ...seatsFacts,
  ...eventFacts,
  ...sessionFacts,
  ...feedbackFacts,
  ...accessFacts,
  ...accountFacts,
  ...changeFacts,
  ...webhookFacts,
  ...invitationFacts,
  ...messageFacts,
  ...reminderFacts,
  ...organizationFacts,
  ...venueFacts,
  ...rfpFacts,
  ...venueHoldFacts,
  ...groupFacts,
  ...postFacts,
  ...commentFacts,
  ...reactionFacts,
  ...moderationFacts,
} as const;

export type DomainEventType = keyof typeof catalog;

export type DomainEventOf<Type extends DomainEventType> = {
  type: Type;
  /** Facts of one aggregate are delivered in the order of their commits. */
  aggregateId: string;
  payload: z.infer<(typeof catalog)[Type]>;
};

export type DomainEvent = { [Type in DomainEventType]: DomainEventOf<Type> }[DomainEventType];

/** The facts of one noun. */
export type FactsOf<Noun extends string> = Extract<DomainEventType, `${Noun}.${string}`>;
