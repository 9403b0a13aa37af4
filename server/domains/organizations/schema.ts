import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { line } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";

/** Members and invitations of one organization together. */
export const MEMBERS_MAX = 200;
/** Organizations that one person may own. */
export const OWNED_MAX = 20;

export const organizationRole = z.enum(["owner", "manager", "member"]);
export type OrganizationRole = z.infer<typeof organizationRole>;

const name = line(120, { empty: "Give your organization a name." });

export const createOrganizationInput = z.strictObject({ name });
export const organizationIdInput = z.strictObject({ orgId: id });
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

export const organizationsOut = z.object({ items: z.array(organizationOut) });

export const membersOut = z.object({
  items: z.array(
    z.object({
      userId: id,
      name: z.string(),
      email: z.string(),
      imageUrl: z.string().nullable(),
      role: organizationRole,
      joinedAt: instantOut,
    }),
  ),
  /** Addresses that were asked and have not joined yet; for owners and managers. */
  invited: z.array(z.object({ email: z.string(), role: organizationRole, expiresAt: instantOut })),
});
export type MembersOut = z.infer<typeof membersOut>;
