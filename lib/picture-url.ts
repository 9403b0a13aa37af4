import { z } from "zod";
import { asciiUrl } from "./clean-text";
import { uploadIdIn } from "./picture-address";
import { httpsUrl } from "./text-schema";

/**
 * The address of a picture: of an upload, as this site answers it, or a full address of the web that begins with
 * https. That of an upload is kept without its size.
 */
export const pictureUrl = (max: number) =>
  z
    .string()
    .overwrite((text) => {
      const url = asciiUrl(text);
      const uploadId = uploadIdIn(url);
      return uploadId ? `/api/v1/attachments/${uploadId}` : url;
    })
    .superRefine((text, context) => {
      if (uploadIdIn(text)) return;
      const faults = httpsUrl(max).safeParse(text).error?.issues ?? [];
      for (const { message } of faults) context.addIssue({ code: "custom", message });
    });
