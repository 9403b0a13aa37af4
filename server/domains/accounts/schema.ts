import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { pictureUrl } from "../../../lib/picture-url";
import { line, looseLine, opaque } from "../../../lib/text-schema";
import { id, instantIn, instantOut, timeZoneIn } from "../../../lib/wire-schema";
import type { MailContent } from "../../notifications/layout";
import { passwordFault } from "./passwords/schema";

/** Who is asking, as every procedure sees them. */
export type Viewer = {
  id: string;
  email: string;
  /** Staff roles are given to addresses; they count only once the address is confirmed. */
  emailVerified: boolean;
  name: string;
  imageUrl: string | null;
  timeZone: string;
  role: "user" | "moderator" | "admin";
};

/** What an account command needs to send an email. */
export type MailOut = {
  /** Where links in mails lead, without a final slash. Never taken from a request, which could name any host. */
  origin: string;
  /** Called after the commit. */
  send: (mail: { to: string; content: MailContent }) => Promise<void>;
};

/** What people and tokens are called. */
const name = line(80, { empty: "This is needed." });

/** The address of an account, in the form in which it is kept. */
export const email = emailAddress;

export const newPassword = z.string().superRefine((password, context) => {
  const fault = passwordFault(password);
  if (fault) context.addIssue({ code: "custom", message: fault });
});

const imageUrl = pictureUrl(500);

/** A secret from a mailed link: 256 bits in base64url. */
export const linkToken = opaque(100);

/** The answer to a challenge: its text, a dot, and the number that was found. */
export const work = opaque(100).describe(
  "Only after a refusal with `details.challenge`: its `text`, a dot, and a decimal number with which the SHA-256 of " +
    "the whole begins with `bits` zero bits. Good once, for 5 minutes, from the same network.",
);

/** Where to go after signing in. A path of this site counts, anything else is ignored. */
const callbackUrl = looseLine(2000);

export const signUpInput = z
  .strictObject({
    email,
    name,
    password: z.string(),
    timeZone: timeZoneIn.optional(),
    callbackUrl: callbackUrl.optional(),
    /** What only this browser knows. Sent along when the address is confirmed, it shows who signed up. */
    proof: opaque(100).min(20).optional(),
    work: work.optional(),
  })
  .superRefine(({ password, email }, context) => {
    const fault = passwordFault(password, email);
    if (fault) context.addIssue({ code: "custom", path: ["password"], message: fault });
  });
export const signUpOut = z.object({ email: z.string() });

export const requestLinkInput = z.strictObject({
  email,
  purpose: z.enum(["sign-in", "password"]).default("sign-in"),
  callbackUrl: callbackUrl.optional(),
  work: work.optional(),
});
export const requestConfirmationInput = z.strictObject({ work: work.optional() }).optional();
export const confirmAddressInput = z.strictObject({
  token: linkToken,
  proof: opaque(100).optional(),
  password: z.string().max(1_000).optional(),
});
export const resetPasswordInput = z.strictObject({ token: linkToken, password: newPassword });
export const addressOut = z.object({ email: z.string() });

export const profileInput = z.strictObject({
  name: name.optional(),
  timeZone: timeZoneIn.optional(),
  imageUrl: imageUrl.nullable().optional(),
});
export const meOut = z.object({
  id,
  email: z.string(),
  emailVerified: z.boolean(),
  name: z.string(),
  imageUrl: z.string().nullable(),
  timeZone: z.string(),
  role: z.enum(["user", "moderator", "admin"]),
  hasPassword: z.boolean(),
});

export const changePasswordInput = z.strictObject({
  /** Needed once a password is set. */
  currentPassword: z.string().max(200).optional(),
  password: newPassword,
  /** Whether access tokens and the calendar address end too. */
  endTokens: z.boolean().optional(),
});

export const createTokenInput = z.strictObject({
  name,
  expiresAt: instantIn.nullable().default(null),
});
const tokenOut = z.object({
  id,
  name: z.string(),
  createdAt: instantOut,
  lastUsedAt: instantOut.nullable(),
  expiresAt: instantOut.nullable(),
});
export const createdTokenOut = tokenOut.extend({ token: z.string() });
export const tokensOut = z.object({ items: z.array(tokenOut), nextCursor: z.null() });
export const revokeTokenInput = z.strictObject({ tokenId: id });

export const proveInput = z.strictObject({ password: z.string().max(1_000) });
/** The account's address, typed by the person. */
export const deleteAccountInput = z.strictObject({ confirm: looseLine(254) });

export const noInput = z.strictObject({}).optional();
export const doneOut = z.object({ done: z.literal(true) });
