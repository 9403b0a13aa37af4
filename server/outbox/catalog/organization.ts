import { z } from "zod";

/** Facts of one organization are delivered in their order: the aggregate is the organization. */
export const organizationFacts = {
  "organization.invited": z.strictObject({ organizationId: z.uuid(), invitationId: z.uuid() }),
  /** Somebody joined, left, was removed or has another role. */
  "organization.members-changed": z.strictObject({ organizationId: z.uuid(), userId: z.uuid() }),
} as const satisfies Record<`organization.${string}`, z.ZodType>;
