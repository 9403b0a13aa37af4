import { z } from "zod";
import { instantOut } from "../../../../lib/wire-schema";
import { email, linkToken, work } from "../schema";

export const requestAddressInput = z.strictObject({ email, work: work.optional() });
export const resendAddressInput = z.strictObject({ work: work.optional() }).optional();
export const addressTokenInput = z.strictObject({ token: linkToken });

/** The requested address that is not confirmed yet, and the end of its link. */
export const pendingAddressOut = z.object({
  pending: z.object({ email: z.string(), expiresAt: instantOut }).nullable(),
});
export type PendingAddress = z.infer<typeof pendingAddressOut>;

/** A mailed link as its page shows it. */
export const mailedChangeOut = z.object({
  email: z.string(),
  /** Whose sign-in opened the page: the person who asked, another person, or no one. */
  openedBy: z.enum(["owner", "other", "no-one"]),
  /** Whether the address has an unconfirmed account, which the change deletes. */
  replacesSignUp: z.boolean(),
});

export const cancellableOut = z.object({ isPending: z.boolean() });
