import { z } from "zod";
import { opaque, urlText } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";

export const keyOut = z.object({
  key: z
    .string()
    .nullable()
    .describe("The public key to subscribe with; null = this site sends no push messages."),
});

/** What a browser says about its subscription, without what is of no use here. */
export const subscribeInput = z.strictObject({
  endpoint: urlText(1_000),
  keys: z.strictObject({ p256dh: opaque(100), auth: opaque(40) }),
});
export type SubscribeInput = z.infer<typeof subscribeInput>;

export const deviceInput = z.strictObject({ deviceId: id });

const deviceOut = z.object({
  id,
  device: z.string().describe("Browser and system, as far as they are known."),
  isCurrent: z.boolean().describe("Whether it is the browser that asks."),
  createdAt: instantOut,
});
export type Device = z.infer<typeof deviceOut>;

export const devicesOut = z.object({ items: z.array(deviceOut) });
export const subscribedOut = z.object({ deviceId: id });
export const unsubscribedOut = z.object({ ok: z.literal(true) });
