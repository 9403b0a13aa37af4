import { Paperclip } from "lucide-react";
import { cn } from "@/lib/class-names";
import { pictureIn } from "@/lib/picture-address";
import type { AttachmentOut } from "@/server/domains/uploads/schema";

/** The pictures and files of a post or comment. Pictures are sized, so that nothing moves when they arrive. */
export function AttachmentList({ attachments }: { attachments: readonly AttachmentOut[] }) {
  const pictures = attachments.filter(isPicture);
  const files = attachments.filter((attachment) => !isPicture(attachment));
  if (attachments.length === 0) return null;
  return (
    <div className="space-y-3">
      {pictures.length > 0 && (
        <ul
          aria-label="Pictures"
          className={cn("grid gap-2", pictures.length > 1 && "grid-cols-2 sm:grid-cols-3")}
        >
          {pictures.map((picture) => (
            <li key={picture.id} className="min-w-0">
              <Picture picture={picture} isOnly={pictures.length === 1} />
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && (
        <ul aria-label="Files" className="space-y-1.5">
          {files.map(({ id, url, fileName, size }) => (
            <li key={id}>
              <a
                href={url}
                className="inline-flex max-w-full items-center gap-2 rounded-control border border-border bg-surface px-3 py-2 text-sm hover:bg-sunken"
              >
                <Paperclip aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <span className="truncate">
                  <bdi>{fileName}</bdi>
                </span>
                <span className="shrink-0 text-muted tabular-nums">{sizeWords(size)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function isPicture({ contentType, sizes }: AttachmentOut): boolean {
  return contentType.startsWith("image/") && sizes.length > 0;
}

function Picture({ picture, isOnly }: { picture: AttachmentOut; isOnly: boolean }) {
  const { url, fileName, width, height } = picture;
  return (
    <a href={url} className="block overflow-hidden rounded-control bg-fill">
      {/* biome-ignore lint/performance/noImgElement: it was sized when it was uploaded. */}
      <img
        src={pictureIn("medium", url)}
        alt={fileName}
        width={width ?? 960}
        height={height ?? 640}
        loading="lazy"
        className={isOnly ? "max-h-[32rem] w-auto max-w-full" : "aspect-square size-full object-cover"}
      />
    </a>
  );
}

/** "340 kB", "2.1 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
