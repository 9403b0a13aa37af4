import type { Db } from "../db/client";
import type { Tx } from "../db/transaction";
import type { DomainEventOf, DomainEventType } from "./catalog";
import type { FactTable, Nothing } from "./fact-table";

/** A committed fact as a sink gets it. */
export type Fact<Type extends DomainEventType = DomainEventType> = {
  [One in Type]: DomainEventOf<One> & {
    /** The sink's dedupe key: a repeated fact has the same. */
    id: string;
    seq: bigint;
    /** Failures of this sink with this fact so far. */
    attempts: number;
    /** How far this sink came with the fact, in its own words; null = not begun. */
    cursor: string | null;
    createdAt: Date;
  };
}[Type];

/** What became of one fact at one sink. */
export type Outcome =
  | { is: "done" }
  /** A part is done: hand the fact over again right away, with this cursor. */
  | { is: "continued"; cursor: string }
  /** Not now, and no failure: hand it over again at that time. */
  | { is: "deferred"; until: Date }
  /** Retried with backoff, and parked after a dozen attempts; `final` parks it right away. */
  | { is: "failed"; error: unknown; final?: boolean };

export const DONE: Outcome = { is: "done" };

export type SinkName =
  | "live"
  | "notifications"
  | "announcements"
  | "posts"
  | "webhooks"
  | "search"
  | "signals"
  | "redis"
  | "kafka";

/**
 * Whether a sink gets each fact of a type, or of several that wait only the newest of an aggregate, because such facts say
 * no more than that something changed.
 */
export type Reading = "each" | "newest" | Nothing;

/**
 * A reader of facts. Each has its own queue, loop and backoff, so a slow or unreachable one holds up no other. Delivery is
 * at least once and in order per aggregate: a sink drops repeats, or hands on the id of the fact so that its own readers
 * can.
 */
export type Sink = {
  name: SinkName;
  /** Whether this process has what it needs to deliver; the setting that switches it on. */
  isOn: () => boolean;
  reads: FactTable<Reading>;
  /** False where there is no reader at all, so that no task need be made. Asked in the transaction that makes tasks. */
  hasReaders?: (tx: Tx) => Promise<boolean>;
  /** Facts in one batch. */
  batchMax: number;
  /** How long to wait before each batch, so that it takes what a burst of commits appended. */
  gatherMs: number;
  /**
   * Delivers facts, which come in the order of their commits, and answers one outcome for each, in the same order.
   * Where one of an aggregate is not done, the later ones are handed over again whatever was answered for them.
   * Throwing counts as a failure of all: a sink that knows which fact failed answers so instead.
   */
  deliver: (db: Db, facts: Fact[], now: Date) => Promise<Outcome[]>;
  /**
   * While the sink's server is away: when to try again. Nothing is handed over until then, so that an outage costs nothing
   * but the tasks that wait.
   */
  restsUntil?: (now: Date) => Date | null;
  /** Closes what the sink holds open. */
  close?: () => Promise<void>;
};
