import { z } from "zod";
import { line, looseLine, opaque } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";

/** What an upload is for. It decides which types are taken, how large they may be, and who may read them. */
export const UPLOAD_PURPOSES = [
  "venue_photo",
  "rfp_attachment",
  "event_cover",
  "avatar",
  "speaker_photo",
  "group_cover",
  "post_attachment",
] as const;
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

export const announceUploadInput = z.strictObject({
  fileName: looseLine(1_000).describe("As the person named it; paths and control characters are taken out."),
  contentType: looseLine(200).describe("What the sender takes it for; the content decides."),
  size: z.number().int().min(0).describe("In bytes, exactly."),
  purpose: uploadPurpose.describe(
    "Decides which types are taken, how large they may be, and who may read them.",
  ),
});

/** Where to send the bytes: once, with these headers, until then. */
export const announcedUploadOut = z.object({
  id,
  url: z.url(),
  method: z.literal("PUT"),
  headers: z.record(z.string(), z.string()),
  expiresAt: instantOut,
});
export type AnnouncedUpload = z.infer<typeof announcedUploadOut>;

export const uploadIdInput = z.strictObject({ uploadId: id });

export const attachmentInput = z.strictObject({
  attachmentId: id,
  size: pictureSize
    .optional()
    .describe("Of a picture; the largest that exists up to it. Default: the largest."),
  invite: opaque(100).optional().describe("The secret of an invitation link, for covers of private events."),
  pass: opaque(100)
    .optional()
    .describe(
      "Comes with the address of a cover on a page behind an emailed link, and ends within two hours.",
    ),
});

export const uploadRulesOut = z.object({
  isOn: z.boolean().describe("Whether this site keeps files."),
  purposes: z.record(uploadPurpose, z.object({ bytesMax: z.number().int(), types: z.array(z.string()) })),
});

export const noUploadInput = z.strictObject({}).optional();
