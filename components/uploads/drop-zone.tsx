"use client";

import { ImagePlus, type LucideIcon, Upload } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/lib/class-names";
import { PURPOSES } from "@/server/domains/uploads/rules.policy";
import type { UploadPurpose } from "@/server/domains/uploads/schema";

type ZoneProps = {
  /** Of the button that chooses files. */
  label: string;
  hint: ReactNode;
  multiple?: boolean;
  error?: string | undefined;
  onFiles: (files: File[]) => void;
};

/** Where files for uploads of one purpose are dropped, pasted or chosen. */
export function DropZone({ purpose, ...zone }: ZoneProps & { purpose: UploadPurpose }) {
  const accept = PURPOSES[purpose].types.map(({ type }) => type).join(",");
  return (
    <FileZone
      {...zone}
      kind={purpose}
      accept={accept}
      Icon={purpose === "rfp_attachment" ? Upload : ImagePlus}
    />
  );
}

type FileZoneProps = ZoneProps & { kind: string; accept: string; Icon: LucideIcon };

/** Where files are dropped, pasted or chosen. Pasting works anywhere on the page; one zone of a page takes it. */
export function FileZone({
  kind,
  accept,
  Icon,
  label,
  hint,
  multiple = false,
  error,
  onFiles,
}: FileZoneProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = Array.from(list ?? []);
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
    return files.length > 0;
  };
  usePaste(take);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input in it is the first.
    <div
      data-drop-zone={kind}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-border border-dashed p-3",
        isOver ? "border-accent bg-accent-soft" : "bg-sunken",
      )}
    >
      <span className="relative inline-flex">
        <input
          id={id}
          type="file"
          multiple={multiple}
          accept={accept}
          aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
          className="peer absolute inset-0 size-full cursor-pointer opacity-0 file:cursor-pointer"
          onChange={(event) => {
            take(event.currentTarget.files);
            // Choosing the same file again is a choice too.
            event.currentTarget.value = "";
          }}
        />
        <label
          htmlFor={id}
          className={cn(
            buttonStyles({ variant: "secondary", size: "sm" }),
            "peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2",
          )}
        >
          <Icon aria-hidden="true" />
          {label}
        </label>
      </span>
      <span id={`${id}-hint`} className="min-w-0 text-muted text-sm">
        {hint}
      </span>
      {error && (
        <p id={`${id}-error`} className="w-full text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}

/** Takes pasted files, and keeps files that are dropped beside the zone from replacing the page. */
function usePaste(take: (files: FileList | null | undefined) => boolean): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      // Cells of a spreadsheet are copied as text with a picture beside it: the text is meant.
      const isText = event.clipboardData?.types.includes("text/plain");
      if (event.defaultPrevented || isText) return;
      if (latest.current(event.clipboardData?.files)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    window.addEventListener("paste", onPaste);
    window.addEventListener("dragover", onDrop);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("paste", onPaste);
      window.removeEventListener("dragover", onDrop);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
}
