import { z } from "zod";

export const moderationFacts = {
  /** Something in a group was reported. The aggregate is the group. */
  "moderation.reported": z.strictObject({ groupId: z.uuid(), reportId: z.uuid() }),
  /**
   * A moderator did something that is in the group's log. The aggregate is the group. Quiet where the person concerned is not
   * notified.
   */
  "moderation.acted": z.strictObject({
    groupId: z.uuid(),
    actionId: z.uuid(),
    isQuiet: z.literal(true).optional(),
  }),
} as const satisfies Record<`moderation.${string}`, z.ZodType>;
