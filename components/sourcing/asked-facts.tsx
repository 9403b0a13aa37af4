import { FileText } from "lucide-react";
import type { ReactNode } from "react";

/** A fact by its label; one without a value is left out. */
export type AskedFact = [label: string, value: ReactNode];

/** What a request says, as a list of facts. */
export function AskedFacts({ facts }: { facts: AskedFact[] }) {
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm sm:grid-cols-[9rem_minmax(0,1fr)] sm:gap-x-6">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="wrap-anywhere tabular-nums">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

type AttachmentLinksProps = { attachments: { id: string; url: string; fileName: string }[] };

/** The files of a request, to download; nothing without any. */
export function AttachmentLinks({ attachments }: AttachmentLinksProps) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="space-y-1 text-sm">
      {attachments.map(({ id, url, fileName }) => (
        <li key={id}>
          <a
            href={url}
            download={fileName}
            className="inline-flex max-w-full items-center gap-2 rounded-sm text-accent-text hover:underline"
          >
            <FileText aria-hidden="true" className="size-4 shrink-0" />
            <bdi className="truncate">{fileName}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
