import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { line } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";

/** Members and open invitations of one organization together. */
export const MEMBERS_MAX = 200;
/** Organizations that one person may own. */
export const OWNED_MAX = 100;

export const organizationRole = z.enum(["owner", "manager", "member"]);
export type OrganizationRole = z.infer<typeof organizationRole>;

/** An id or a slug of an organization. */
export const organizationKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "An organization id is needed.");

const name = line(120, { empty: "Give your organization a name." });

export const noInput = z.strictObject({}).optional();
export const createOrganizationInput = z.strictObject({ name });
export const organizationIdInput = z.strictObject({ orgId: organizationKey });
export const renameOrganizationInput = organizationIdInput.extend({ name });
export const inviteMemberInput = organizationIdInput.extend({ email: emailAddress, role: organizationRole });
export const removeMemberInput = organizationIdInput.extend({ userId: id });
export const changeMemberInput = removeMemberInput.extend({ role: organizationRole });
export const withdrawInvitationInput = organizationIdInput.extend({ email: emailAddress });

export const organizationOut = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  /** What the caller is in it. */
  role: organizationRole,
});
export type OrganizationOut = z.infer<typeof organizationOut>;

/** All of them: there is no second page. */
export const organizationsOut = z.object({ items: z.array(organizationOut), nextCursor: z.null() });

/** An address that was asked to join and has not answered. */
export const invitedOut = z.object({ email: z.string(), role: organizationRole, expiresAt: instantOut });
export type InvitedOut = z.infer<typeof invitedOut>;

/** An invitation as the invited person sees it; `role` is what they would be. */
export const waitingInvitationsOut = z.object({
  items: z.array(
    z.object({
      organization: z.object({ id, slug: z.string(), name: z.string() }),
      role: organizationRole,
      invitedBy: z.string().nullable(),
      expiresAt: instantOut,
    }),
  ),
  nextCursor: z.null(),
});
export type WaitingInvitationsOut = z.infer<typeof waitingInvitationsOut>;

const memberOut = z.object({
  userId: id,
  name: z.string(),
  /** For owners and managers, and one's own; else null. */
  email: z.string().nullable(),
  imageUrl: z.string().nullable(),
  role: organizationRole,
  joinedAt: instantOut,
});

/** All members, owners first. `invited` are open invitations, for owners and managers. */
export const membersOut = z.object({
  items: z.array(memberOut),
  nextCursor: z.null(),
  invited: z.array(invitedOut),
});
export type MembersOut = z.infer<typeof membersOut>;

export const doneOut = z.object({ done: z.literal(true) });
