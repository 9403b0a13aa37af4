import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";
import { SENT_CHANNELS } from "../../notifications/kinds/schema";

/**
 * `due`: to be sent now, or being sent; `waiting`: put off, or for later; `skipped`: not sent on purpose; `parked`: given
 * up.
 */
export const DELIVERY_STATES = ["parked", "due", "waiting", "sent", "skipped"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const kind = optionalLine(60);

export const listDeliveriesInput = z.strictObject({
  state: z.enum(DELIVERY_STATES).default("parked"),
  kind: kind.optional(),
  channel: z.enum(SENT_CHANNELS).optional(),
  ...pageIn,
});

/** Chosen deliveries, all of a kind, or all; parked ones only. */
export const retryDeliveriesInput = z.strictObject({
  ids: z.array(id).min(1).max(100).optional(),
  kind: kind.optional(),
});

export const deliveryOut = z.object({
  id,
  kind: z.string(),
  channel: z.string(),
  /** Of the person, where there is an account. */
  name: z.string().nullable(),
  /** Address or number, with all but its ends left out. */
  to: z.string(),
  attempts: z.number().int(),
  createdAt: instantOut,
  /** When it is or was due. */
  runAfter: instantOut,
  /** When it was sent, given up or skipped. */
  settledAt: instantOut.nullable(),
  error: z.string().nullable(),
});
export type DeliveryOut = z.infer<typeof deliveryOut>;
export const deliveryCountsOut = z.object({
  parked: z.number().int(),
  due: z.number().int(),
  parkedKinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
});
export type DeliveryCountsOut = z.infer<typeof deliveryCountsOut>;
export const deliveriesOut = pageOf(deliveryOut);

/** The hash of an address, which itself is never shown. */
const bounceId = z.string().regex(/^[\da-f]{64}$/);
export const bounceIdInput = z.strictObject({ bounceId });

const bounceOut = z.object({
  id: bounceId,
  address: z.string(),
  failures: z.number().int(),
  /** False while it is still written to. */
  isGivenUp: z.boolean(),
  error: z.string(),
  lastAt: instantOut,
});
export type BounceOut = z.infer<typeof bounceOut>;
export const bouncesOut = z.object({ items: z.array(bounceOut), total: z.number().int() });
