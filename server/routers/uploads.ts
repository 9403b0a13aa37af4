import { readAttachment } from "../domains/attachments/queries";
import { readAttachmentOut } from "../domains/attachments/schema";
import { completeUpload } from "../domains/uploads/checking.commands";
import { announceUpload } from "../domains/uploads/commands";
import { uploadRules } from "../domains/uploads/rules.policy";
import * as schema from "../domains/uploads/schema";
import { env } from "../env";
import { storage } from "../storage/current";
import { storeOf } from "../storage/settings";
import { attachmentReaderProcedure, publicProcedure, router, signedInProcedure } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const rest = restUnder("Uploads");

/** The origin of this site, with which the addresses of uploads begin. */
function ownOrigin(): string {
  const { NEXTAUTH_URL, PORT } = env();
  return NEXTAUTH_URL ?? `http://localhost:${PORT}`;
}

/** Files are announced, sent to the address that the announcement answers, and checked. Then things may refer to them. */
export const uploadsRouter = router({
  rules: publicProcedure
    .meta(rest("GET", "/uploads/rules", "Which files this site takes for which purpose"))
    .input(schema.noUploadInput)
    .output(schema.uploadRulesOut)
    .query(() => ({ isOn: storeOf(env()) !== null, purposes: uploadRules() })),

  create: signedInProcedure
    .meta({
      ...rest("POST", "/uploads", "Announce a file; the answer says where to send its bytes"),
      created: "always",
    })
    .input(schema.announceUploadInput)
    .output(schema.announcedUploadOut)
    .mutation(({ ctx, input }) =>
      announceUpload(ctx.db, {
        ...input,
        ownerId: ctx.viewer.id,
        storage: storage(),
        origin: ownOrigin(),
        now: ctx.now,
      }),
    ),

  complete: signedInProcedure
    .meta(rest("POST", "/uploads/{uploadId}/complete", "Have the bytes checked by content and kept"))
    .input(schema.uploadIdInput)
    .output(schema.attachmentOut)
    .mutation(({ ctx, input }) =>
      completeUpload(ctx.db, { ...input, ownerId: ctx.viewer.id, storage: storage(), now: ctx.now }),
    ),

  attachment: attachmentReaderProcedure
    .meta({
      ...rest("GET", "/attachments/{attachmentId}", "Read a file, or one size of a picture"),
      file: "attachment",
    })
    .input(schema.attachmentInput)
    .output(readAttachmentOut)
    .query(({ ctx, input }) => readAttachment(ctx.db, { ...input, viewer: ctx.viewer, now: ctx.now })),
});
