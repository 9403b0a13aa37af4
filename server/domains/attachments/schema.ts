import { z } from "zod";
import { attachmentOut } from "../uploads/schema";

export const readAttachmentOut = attachmentOut.extend({
  isPublic: z.boolean().describe("Whether everyone may read it, signed in or not."),
});
export type ReadAttachment = z.infer<typeof readAttachmentOut>;
