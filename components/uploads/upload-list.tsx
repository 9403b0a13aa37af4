"use client";

import { RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { counted } from "@/lib/plural";
import type { UploadItem } from "./upload-queue";
import type { Uploads } from "./use-uploads";

/** The files on their way and those that failed, with what can be done about each. */
export function UploadList({ items, cancel, retry }: Pick<Uploads, "items" | "cancel" | "retry">) {
  return (
    <>
      {items.length > 0 && (
        <ul aria-label="Uploads" className="space-y-2">
          {items.map((item) => (
            <li key={item.key} className="rounded-control border border-border bg-surface px-3 py-2">
              <div className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate text-sm">
                  <bdi>{item.name}</bdi>
                </span>
                {item.state !== "failed" && (
                  <span className="text-muted text-sm tabular-nums">{wordsOf(item)}</span>
                )}
                {item.canRetry && item.state === "failed" && (
                  <IconButton label={`Try ${item.name} again`} size="sm" onClick={() => retry(item.key)}>
                    <RotateCw aria-hidden="true" />
                  </IconButton>
                )}
                <IconButton
                  label={item.state === "failed" ? `Dismiss ${item.name}` : `Cancel ${item.name}`}
                  size="sm"
                  onClick={() => cancel(item.key)}
                >
                  <X aria-hidden="true" />
                </IconButton>
              </div>
              {item.state === "failed" ? (
                <p className="text-danger text-sm">{item.fault}</p>
              ) : (
                <progress
                  aria-label={`Upload of ${item.name}`}
                  max={100}
                  value={Math.round(item.progress * 100)}
                  className="mt-1 block h-1.5 w-full accent-accent"
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {announcement(items)}
      </p>
    </>
  );
}

function wordsOf({ state, progress }: UploadItem): string {
  if (state === "waiting") return "Waiting";
  return state === "checking" ? "Checking" : `${Math.round(progress * 100)}%`;
}

/** What changes seldom enough to be read aloud: how far each file is would never stop talking. */
function announcement(items: readonly UploadItem[]): string {
  const failed = items.filter(({ state }) => state === "failed");
  const moving = items.length - failed.length;
  const sending = moving === 0 ? "" : `Uploading ${counted(moving, "file")}.`;
  return [sending, ...failed.map(({ name, fault }) => `${name}: ${fault}`)].filter(Boolean).join(" ");
}
