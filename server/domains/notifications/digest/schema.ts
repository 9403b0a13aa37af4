import { z } from "zod";

export const setDigestInput = z.strictObject({ frequency: z.enum(["never", "daily", "weekly"]) });
export const digestOut = z.object({ frequency: z.enum(["never", "daily", "weekly"]) });
