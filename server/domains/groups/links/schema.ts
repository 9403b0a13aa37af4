import { z } from "zod";
import { emailAddress } from "../../../../lib/email-address";
import { opaque } from "../../../../lib/text-schema";
import { id, instantIn, instantOut } from "../../../../lib/wire-schema";
import { groupIdInput, groupJoining, groupVisibility } from "../schema";

/** Links of one group that have not ended. */
export const LINKS_MAX = 50;
/** Open invitations of one group. */
export const INVITATIONS_MAX = 1_000;
const USES_LIMIT = 100_000;

export const createLinkInput = groupIdInput.extend({
  usesMax: z
    .number()
    .int()
    .min(1)
    .max(USES_LIMIT)
    .nullable()
    .optional()
    .describe("How many people may join by it; null: any number."),
  expiresAt: instantIn.nullable().optional().describe("Null: never."),
});
export const groupLinkInput = groupIdInput.extend({ groupLinkId: id });
export const linkTokenInput = z.strictObject({ token: opaque(100) });

export const groupLinkOut = z.object({
  id,
  path: z.string().describe("The page behind the link, with its secret."),
  token: z.string(),
  usesMax: z.number().int().nullable(),
  uses: z.number().int(),
  expiresAt: instantOut.nullable(),
  createdAt: instantOut,
  createdBy: z.string().nullable().describe("The name of the person who made it."),
  hasEnded: z.boolean().describe("Used up or expired."),
});
export type GroupLinkOut = z.infer<typeof groupLinkOut>;

/** Those that were not revoked, newest first: there is no second page. */
export const groupLinksOut = z.object({ items: z.array(groupLinkOut), nextCursor: z.null() });

/** What the holder of a link may know of the group before they join, also of a private one. */
const invitingOut = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  coverUrl: z.string().nullable(),
  memberCount: z.number().int(),
});
export const linkPreviewOut = z.object({
  group: invitingOut,
  status: z
    .enum(["open", "ended", "full", "archived"])
    .describe("`open`: one can join by it; otherwise why not."),
  isMember: z.boolean(),
});
export type LinkPreview = z.infer<typeof linkPreviewOut>;

export const joinedByLinkOut = z.object({
  status: z.literal("member"),
  group: z.object({ id, slug: z.string(), name: z.string() }),
});
export type JoinedByLink = z.infer<typeof joinedByLinkOut>;

export const inviteInput = groupIdInput.extend({ email: emailAddress });
export const groupInvitationInput = groupIdInput.extend({ invitationId: id });

export const groupInvitationOut = z.object({
  id,
  email: z.string().nullable().describe("Null for those who did not enter it."),
  invitedBy: z.string().nullable(),
  createdAt: instantOut,
  expiresAt: instantOut,
});
export type GroupInvitationOut = z.infer<typeof groupInvitationOut>;

/** The open ones, newest first: there is no second page. */
export const groupInvitationsOut = z.object({ items: z.array(groupInvitationOut), nextCursor: z.null() });

/** Invitations as the invited person sees them. */
export const waitingGroupInvitationsOut = z.object({
  items: z.array(
    z.object({
      group: invitingOut.extend({ visibility: groupVisibility, joining: groupJoining }),
      invitedBy: z.string().nullable(),
      expiresAt: instantOut,
    }),
  ),
  nextCursor: z.null(),
});
export type WaitingGroupInvitations = z.infer<typeof waitingGroupInvitationsOut>;

export const acceptedOut = z.object({ status: z.literal("member") });
export const noInput = z.strictObject({}).optional();
