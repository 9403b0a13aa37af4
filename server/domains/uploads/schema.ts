import { z } from "zod";
import { line } from "../../../lib/text-schema";
import { id } from "../../../lib/wire-schema";

/** What an upload is for. It decides which types are taken, how large they may be, and who may read them. */
export const UPLOAD_PURPOSES = ["venue_photo", "rfp_attachment", "event_cover", "avatar"] as const;
export const uploadPurpose = z.enum(UPLOAD_PURPOSES);
export type UploadPurpose = z.infer<typeof uploadPurpose>;

/** The sizes in which a picture is kept, by the longest side in pixels. A smaller picture is never enlarged. */
export const PICTURE_SIZES = { small: 320, medium: 960, large: 1920 } as const;
export const pictureSize = z.enum(["small", "medium", "large"]);
export type PictureSize = z.infer<typeof pictureSize>;

export const keptSize = z.object({
  name: pictureSize,
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
});
export type KeptSize = z.infer<typeof keptSize>;

/** Ids of uploads in the order in which they are shown, each once. For the inputs of what refers to uploads. */
export const uploadIds = (max: number) =>
  z
    .array(id)
    .max(max)
    .refine((ids) => new Set(ids).size === ids.length, "Name each file once.");

/** What a picture shows, for people who can't see it; may be empty. */
export const altText = z.union([z.literal(""), line(300)]);

/** A stored file as it is answered. `url` and the addresses of the sizes are root-relative. */
export const attachmentOut = z.object({
  id,
  url: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  size: z.number().int().describe("In bytes."),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  sizes: z.array(z.object({ name: pictureSize, url: z.string(), width: z.number(), height: z.number() })),
});
export type AttachmentOut = z.infer<typeof attachmentOut>;
