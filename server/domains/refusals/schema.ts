import { z } from "zod";
import { opaque } from "../../../lib/text-schema";

/** Anything that may stand in an address: what is no token is answered as unknown. */
const token = opaque(300);

/** Whose invitations: those of the host who is named in the mail, or everybody's on this site. */
export const refusalScope = z.enum(["host", "all"]);
export type RefusalScope = z.infer<typeof refusalScope>;

export const linkInput = z.strictObject({ token });
export const chooseInput = z.strictObject({
  token,
  scope: refusalScope,
  /** True ends the invitations; false takes that back. */
  refused: z.boolean(),
});

export const linkOut = z.object({
  /** Null where the host has left. */
  hostName: z.string().nullable(),
  /** Whether this host's invitations have been ended. */
  host: z.boolean(),
  /** Whether everybody's have been. */
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
