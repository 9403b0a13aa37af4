import { Paperclip } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";

export type AttachedFile = { filename: string; contentType: string; content: string };

/** The files of text that came with an email, each to keep. */
export function AttachedFiles({ files }: { files: AttachedFile[] }) {
  return (
    <ul aria-label="Attached files" className="flex flex-wrap gap-2 border-border border-t p-5">
      {files.map(({ filename, contentType, content }) => (
        <li key={filename}>
          <a
            download={filename}
            href={`data:${contentType.replaceAll(" ", "")},${encodeURIComponent(content)}`}
            className={buttonStyles({ size: "sm", variant: "secondary" })}
          >
            <Paperclip aria-hidden="true" />
            {filename}
          </a>
        </li>
      ))}
    </ul>
  );
}
