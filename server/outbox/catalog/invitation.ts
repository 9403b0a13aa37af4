import { z } from "zod";

const invitation = z.strictObject({ invitationId: z.uuid(), eventId: z.uuid() });

export const invitationFacts = {
  "invitation.created": invitation,
  "invitation.renewed": invitation,
} as const satisfies Record<`invitation.${string}`, z.ZodType>;
