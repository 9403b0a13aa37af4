import { z } from "zod";

/** What one call deals with at most; the next call goes on. */
export const BULK_MAX = 1000;

/** What came of dealing with many. */
export const handledOut = z.object({ count: z.number().int() });
