import { z } from "zod";
import { opaque } from "../../../lib/text-schema";

/** Any text that can be in a URL: an invalid token is answered as not found. */
const token = opaque(300);

/** The invitations to end: those of the host named in the email, or of all hosts on this site. */
export const refusalScope = z.enum(["host", "all"]);
export type RefusalScope = z.infer<typeof refusalScope>;

export const linkInput = z.strictObject({ token });
export const chooseInput = z.strictObject({
  token,
  scope: refusalScope,
  /** True unsubscribes; false subscribes again. */
  refused: z.boolean(),
});

export const linkOut = z.object({
  /** Null where the host's account was deleted. */
  hostName: z.string().nullable(),
  /** Whether this host's invitations are refused. */
  host: z.boolean(),
  /** Whether all invitations are refused. */
  all: z.boolean(),
});
export type LinkOut = z.infer<typeof linkOut>;

export const allowHostInput = z.strictObject({ hostId: z.uuid() });
export const refuseAllInput = z.strictObject({ refused: z.boolean() });

export const ownRefusalsOut = z.object({
  all: z.boolean(),
  hosts: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type OwnRefusals = z.infer<typeof ownRefusalsOut>;
