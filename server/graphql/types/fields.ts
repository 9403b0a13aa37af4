import { wireLayout } from "../../domains/rfps/schema";
import type { AttachmentOut } from "../../domains/uploads/schema";
import { builder } from "../builder";

export const Layout = builder.enumType("Layout", {
  description: "How people are seated.",
  values: wireLayout.options,
});

const PictureSize = builder.objectRef<AttachmentOut["sizes"][number]>("PictureSize").implement({
  description: "A smaller copy of a picture.",
  fields: (t) => ({
    name: t.exposeString("name"),
    url: t.exposeString("url"),
    width: t.exposeInt("width"),
    height: t.exposeInt("height"),
  }),
});

export const Attachment = builder.objectRef<AttachmentOut & { altText?: string }>("Attachment").implement({
  description: "A stored file. Addresses begin at the root of this site.",
  fields: (t) => ({
    id: t.exposeID("id"),
    url: t.exposeString("url"),
    fileName: t.exposeString("fileName"),
    contentType: t.exposeString("contentType"),
    size: t.expose("size", { type: "SafeInt", description: "In bytes." }),
    width: t.exposeInt("width", { nullable: true }),
    height: t.exposeInt("height", { nullable: true }),
    sizes: t.field({ type: [PictureSize], extensions: { listSize: 3 }, resolve: ({ sizes }) => sizes }),
    altText: t.string({ description: "What a photo shows.", resolve: ({ altText }) => altText ?? "" }),
  }),
});
