import type { Db } from "../db/client";
import type { DomainEventOf, DomainEventType } from "./catalog";

/** A committed fact as the relay hands it on. */
export type Fact<Type extends DomainEventType = DomainEventType> = DomainEventOf<Type> & {
  id: string;
  seq: bigint;
  /** Failures so far. */
  attempts: number;
  createdAt: Date;
  /** False where an earlier delivery was put off or failed. */
  isFirstDelivery: boolean;
};

/** Not now: hand it to me again at that time. It is no failure and is not counted. */
export type Deferral = { deferUntil: Date };

/**
 * One thing to do about a fact, outside its transaction. It may be called again for the same fact, so it reads the
 * present state and leaves nothing doubled. Throwing has it called again later.
 */
export type Reaction<Type extends DomainEventType> = (
  db: Db,
  fact: Fact<Type>,
  now: Date,
) => Promise<Deferral | undefined>;
