import type { UPLOAD_REFUSALS } from "../refusals/uploads";
import type { SentencesFor } from "./sentence";

const megabytes = (bytes: number | undefined) => `${Math.floor((bytes ?? 0) / 1_048_576)} MB`;
const millions = (count: number | undefined) => `${Math.floor((count ?? 0) / 1_000_000)} million`;

export const UPLOAD_SENTENCES: SentencesFor<typeof UPLOAD_REFUSALS> = {
  "attachment.not-found": "There is no such file, or you can't see it.",
  "upload.already-received": "This file has arrived already. To send another, start a new upload.",
  "upload.damaged": "This file can't be read. It may be damaged, or not be what its name says.",
  "upload.empty": "This file is empty.",
  "upload.expired": "This upload has expired. Please upload the file again.",
  "upload.limit-reached": ({ bytesMax }) =>
    `Your files together may take up to ${megabytes(bytesMax)}. Remove some that you no longer need; they're deleted within a day.`,
  "upload.not-found": "There is no such upload, or it isn't yours.",
  "upload.not-received": "The file hasn't arrived yet. Please send it first.",
  "upload.not-stored": "This file isn't ready yet, or it was removed. Please upload it again.",
  "upload.size-differs": "The file that arrived isn't as large as announced. Please upload it again.",
  "upload.too-large": ({ bytesMax }) => `This file is too large. Use one of at most ${megabytes(bytesMax)}.`,
  "upload.too-many-bytes": "You've uploaded a lot today. Please try again later.",
  "upload.too-many-frames": ({ framesMax }) =>
    `This animation is too long. Use one of at most ${framesMax ?? 0} single pictures.`,
  "upload.too-many-pixels": ({ pixelsMax }) =>
    `This picture has too many pixels. Use one of at most ${millions(pixelsMax)}.`,
  "upload.type-not-allowed": ({ allowed }) =>
    `This type of file can't be used here.${allowed ? ` Choose one of these: ${allowed.join(", ")}.` : ""}`,
  "upload.wrong-purpose": "This file was uploaded for something else. Please upload it again here.",
  "upload.wrong-signature": "This upload address isn't valid. Please upload the file again.",
  "uploads.no-space":
    "There's no room left for files on the server. Please try again later; the operator knows.",
  "uploads.off": "Uploads are turned off on this site, because it has nowhere to keep files.",
};
