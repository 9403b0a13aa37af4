"use client";

import { Trash2 } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import { DropZone } from "@/components/uploads/drop-zone";
import { UploadList } from "@/components/uploads/upload-list";
import { useUploads } from "@/components/uploads/use-uploads";
import { ATTACHMENTS_MAX } from "@/server/domains/rfps/schema";
import { EditorPart, type PartProps } from "./editor-part";

/** What the event needs, and files for the venues. */
export function DetailsPart({ draft: { values, set }, faults }: PartProps) {
  const { attachments } = values;
  const { items, add, cancel, retry } = useUploads("rfp_attachment", (file) =>
    set({ attachments: [...attachments, file] }),
  );
  const room = ATTACHMENTS_MAX - attachments.length - items.length;
  return (
    <EditorPart id="part-details" title="Needs">
      <Field
        label="What you need"
        optional
        error={faults.needs}
        description="Catering, equipment, accessibility, parking, rooms for groups."
      >
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            maxLength={5000}
            value={values.needs}
            onChange={({ target }) => set({ needs: target.value })}
          />
        )}
      </Field>
      <div className="space-y-2">
        <p className="font-medium text-sm">Attachments</p>
        {attachments.length > 0 && (
          <ul aria-label="Attachments" className="space-y-1">
            {attachments.map(({ id, fileName, url }) => (
              <li key={id} className="flex items-center gap-2 text-sm">
                <a href={url} download={fileName} className="min-w-0 flex-1 truncate hover:underline">
                  <bdi>{fileName}</bdi>
                </a>
                <IconButton
                  size="sm"
                  label={`Remove ${fileName}`}
                  onClick={() => set({ attachments: attachments.filter((one) => one.id !== id) })}
                >
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <UploadList items={items} cancel={cancel} retry={retry} />
        {room > 0 && (
          <DropZone
            purpose="rfp_attachment"
            label="Attach files"
            hint={`PDFs, documents and pictures, up to ${ATTACHMENTS_MAX} files. Only the venues you ask can read them.`}
            multiple
            error={faults.attachmentIds}
            onFiles={(files) => add(files.slice(0, room))}
          />
        )}
      </div>
    </EditorPart>
  );
}
