import { z } from "zod";
import { opaque } from "../../../../lib/text-schema";
import type { KindName } from "../kinds/schema";

/** What a link to unsubscribe is for: one kind of mail to one person. */
export type Subscription = { userId: string; kind: KindName };

/** What a link is for that ends everything that is written in one group, for one person. */
export type GroupSubscription = { userId: string; groupId: string };

/** Any text: an invalid token is answered as not found. */
const token = opaque(300);

export const readInput = z.strictObject({ token });
export const chooseInput = z.strictObject({
  token,
  /** False ends the mails; true takes that back. */
  enabled: z.boolean(),
});

export const subscriptionOut = z.object({
  /** What these mails tell. */
  label: z.string(),
  enabled: z.boolean(),
});
export type SubscriptionOut = z.infer<typeof subscriptionOut>;
