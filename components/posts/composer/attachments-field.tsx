"use client";

import { Paperclip, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { DropZone } from "@/components/uploads/drop-zone";
import { UploadList } from "@/components/uploads/upload-list";
import type { Uploads } from "@/components/uploads/use-uploads";
import { pictureIn } from "@/lib/picture-address";
import type { AttachmentOut } from "@/server/domains/uploads/schema";
import { isPicture } from "../attachment-list";

export const ATTACHMENTS_MAX = 10;

type AttachmentsFieldProps = {
  uploads: Uploads;
  value: readonly AttachmentOut[];
  onChange: (attachments: AttachmentOut[]) => void;
  error?: string | undefined;
};

/** Attaches pictures and files, several at once, which are dropped, pasted or chosen. */
export function AttachmentsField({ uploads, value, onChange, error }: AttachmentsFieldProps) {
  const room = ATTACHMENTS_MAX - value.length - uploads.items.length;
  return (
    <div className="space-y-2">
      <DropZone
        purpose="post_attachment"
        label="Add pictures or files"
        hint={
          <>
            <span className="pointer-coarse:hidden">Drop or paste them too. </span>
            Up to {ATTACHMENTS_MAX}, 25 MB each.
          </>
        }
        multiple
        error={error}
        onFiles={(files) => uploads.add(files.slice(0, Math.max(0, room)))}
      />
      <UploadList {...uploads} />
      {value.length > 0 && (
        <ul aria-label="Attached" className="flex flex-wrap gap-2">
          {value.map((attachment) => (
            <li key={attachment.id} className="relative">
              <Preview attachment={attachment} />
              <IconButton
                size="sm"
                variant="secondary"
                label={`Remove ${attachment.fileName}`}
                className="absolute! -top-2 -right-2 rounded-full!"
                onClick={() => onChange(value.filter(({ id }) => id !== attachment.id))}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Preview({ attachment }: { attachment: AttachmentOut }) {
  if (!isPicture(attachment)) {
    return (
      <span className="flex h-20 w-32 flex-col justify-center gap-1 rounded-control border border-border bg-sunken px-3 text-sm">
        <Paperclip aria-hidden="true" className="size-4 text-muted" />
        <span className="truncate">
          <bdi>{attachment.fileName}</bdi>
        </span>
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: it was sized when it was uploaded.
    <img
      src={pictureIn("small", attachment.url)}
      alt={attachment.fileName}
      width={80}
      height={80}
      className="size-20 rounded-control bg-fill object-cover"
    />
  );
}
