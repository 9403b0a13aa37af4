import type { DomainEventType } from "../catalog";
import type { Fact } from "../sink";

type NounOf<Type extends string> = Type extends `${infer Noun}.${string}` ? Noun : never;
type Noun = NounOf<DomainEventType>;

/** What streams and topics are called, by the noun of a fact's type; null = not for readers outside. */
const TOPICS: Record<Noun, string | null> = {
  rsvp: "rsvp",
  // Only that the counts of a pool are others than before; whoever wants them asks for them.
  seats: "seats",
  event: "event",
  invitation: "invitation",
  message: "message",
  webhook: "webhook",
  reminder: "reminder",
  // For the search index: a name is personal, and readers outside are told of events.
  account: null,
  // Of sign-ins and tokens, which are nobody's business outside.
  access: null,
  // For the notifications alone; others hear of each change as it is made.
  change: null,
};

/** The stream or topic of a type of facts, or null for a noun that stays inside. */
export function topicOf(type: string): string | null {
  const noun = type.slice(0, type.indexOf("."));
  return Object.hasOwn(TOPICS, noun) ? TOPICS[noun as Noun] : null;
}

/** A fact as readers outside get it: ids and the moment, nothing of anybody. */
export type FactMessage = {
  /** The same each time the fact is delivered: the reader's key against doubles. */
  id: string;
  type: string;
  aggregateId: string;
  /** Rises within an aggregate. */
  seq: string;
  /** When it was committed, ISO 8601. */
  at: string;
  payload: Fact["payload"];
};

export function messageOf({ id, type, aggregateId, seq, createdAt, payload }: Fact): FactMessage {
  return { id, type, aggregateId, seq: String(seq), at: createdAt.toISOString(), payload };
}
