import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";

const signInOut = z.object({
  id,
  /** In words, such as "Firefox on Windows". */
  device: z.string(),
  /** "password", "link", "invitation", or the other site. */
  way: z.string(),
  /** The sign-in of this request. */
  isCurrent: z.boolean(),
  createdAt: instantOut,
  /** To ten minutes. */
  lastUsedAt: instantOut,
});

export type SignInLine = z.infer<typeof signInOut>;

export const signInsOut = z.object({ items: z.array(signInOut) });
export const endSignInInput = z.strictObject({ signInId: id });
