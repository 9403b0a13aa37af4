import { z } from "zod";

export const accountFacts = {
  /** The name that others see changed, or went with a deleted account. */
  "account.renamed": z.strictObject({ userId: z.uuid() }),
} as const satisfies Record<`account.${string}`, z.ZodType>;
