import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";

/** Every sink of facts; a test compares it with the sinks that run. */
export const SINKS = [
  "live",
  "notifications",
  "announcements",
  "posts",
  "webhooks",
  "search",
  "signals",
  "redis",
  "kafka",
] as const;

const sink = optionalLine(30);
/** Any word: a parked fact may be of a type that this version does not know. */
const type = optionalLine(100);

export const listFactsInput = z.strictObject({ type: type.optional(), ...pageIn });
export const listTasksInput = z.strictObject({ sink: sink.optional(), type: type.optional(), ...pageIn });
export const factIdInput = z.strictObject({ factId: id });

/** Chosen parked facts, or all of a type. */
export const factsInput = z
  .strictObject({ factIds: z.array(id).min(1).max(100).optional(), type: type.optional() })
  .refine(({ factIds, type }) => (factIds === undefined) !== (type === undefined), "Name facts or a type.");

/** What one sink has parked: chosen facts, all of a type, or all. */
export const tasksInput = z.strictObject({
  sink,
  factIds: z.array(id).min(1).max(100).optional(),
  type: type.optional(),
});

const fact = z.object({
  id,
  seq: z.string(),
  type: z.string(),
  aggregateId: id,
  payload: z.record(z.string(), z.unknown()),
  createdAt: instantOut,
});

const parkedFactOut = fact.extend({ parkedAt: instantOut, error: z.string().nullable() });
export type ParkedFactOut = z.infer<typeof parkedFactOut>;
export const parkedFactsOut = pageOf(parkedFactOut);

const parkedTaskOut = fact.extend({
  sink: z.string(),
  attempts: z.number().int(),
  parkedAt: instantOut,
  error: z.string().nullable(),
});
export type ParkedTaskOut = z.infer<typeof parkedTaskOut>;
export const parkedTasksOut = pageOf(parkedTaskOut);

/** One fact, and who still has to hear of it. */
export const factOut = fact.extend({
  /** Dispatched to the sinks, not dispatched yet, parked, or discarded by an operator. */
  state: z.enum(["done", "pending", "parked", "discarded"]),
  error: z.string().nullable(),
  owedTo: z.array(
    z.object({
      sink: z.string(),
      attempts: z.number().int(),
      parked: z.boolean(),
      error: z.string().nullable(),
    }),
  ),
});
export type FactOut = z.infer<typeof factOut>;

export const outboxOut = z.object({
  /** Committed and not handed to the sinks yet. */
  pending: z.number().int(),
  oldestAt: instantOut.nullable(),
  parkedFacts: z.number().int(),
  parkedTypes: z.array(z.object({ type: z.string(), count: z.number().int() })),
  sinks: z.array(
    z.object({
      sink: z.string(),
      pending: z.number().int(),
      oldestAt: instantOut.nullable(),
      parked: z.number().int(),
    }),
  ),
});
export type OutboxOut = z.infer<typeof outboxOut>;
