import { Paperclip } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";

export type AttachedFile = {
  filename: string;
  contentType: string;
  content: string;
  encoding?: "base64" | undefined;
  cid?: string | undefined;
};

/** The file in the page itself. */
export function fileSource({ contentType, content, encoding }: AttachedFile): string {
  const type = contentType.replaceAll(" ", "");
  return encoding ? `data:${type};${encoding},${content}` : `data:${type},${encodeURIComponent(content)}`;
}

/** The HTML of an email with the pictures that it names in place. */
export function withPictures(html: string, files: AttachedFile[]): string {
  return files.reduce(
    (all, file) => (file.cid ? all.replaceAll(`cid:${file.cid}`, fileSource(file)) : all),
    html,
  );
}

/** The files that came with an email, each to keep. */
export function AttachedFiles({ files }: { files: AttachedFile[] }) {
  return (
    <ul aria-label="Attached files" className="flex flex-wrap gap-2 border-border border-t p-5">
      {files.map((file) => (
        <li key={file.filename}>
          <a
            download={file.filename}
            href={fileSource(file)}
            className={buttonStyles({ size: "sm", variant: "secondary" })}
          >
            <Paperclip aria-hidden="true" />
            {file.filename}
          </a>
        </li>
      ))}
    </ul>
  );
}
