import { z } from "zod";

export const accessFacts = {
  /**
   * Sign-ins, access tokens or invitations with these ids, or a shared link known by its `linkHolderId`, ended or lost a
   * right. Live connections that were opened by one of them are cut.
   */
  "access.ended": z.strictObject({ holderIds: z.array(z.uuid()) }),
} as const satisfies Record<`access.${string}`, z.ZodType>;
