"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import type { AttachmentOut, UploadPurpose } from "@/server/domains/uploads/schema";
import { sendFile, whyNotSend } from "./send-file";
import { createUploadQueue, type UploadItem } from "./upload-queue";

export type Uploads = {
  items: readonly UploadItem[];
  add: (files: readonly File[]) => void;
  cancel: (key: number) => void;
  retry: (key: number) => void;
};

const NONE: readonly UploadItem[] = [];

/** Uploads files for one purpose, three at a time. @param onDone is called with each file that was checked and kept */
export function useUploads(purpose: UploadPurpose, onDone: (attachment: AttachmentOut) => void): Uploads {
  const client = useTRPCClient();
  const latest = useRef(onDone);
  latest.current = onDone;
  const [queue] = useState(() =>
    createUploadQueue<File, AttachmentOut>({
      send: (file, options) => sendFile(client, file, { ...options, purpose }),
      whyNot: (file) => whyNotSend(purpose, file),
      onDone: (attachment) => latest.current(attachment),
    }),
  );
  useEffect(() => () => queue.stop(), [queue]);
  const items = useSyncExternalStore(queue.subscribe, queue.items, () => NONE);
  return { items, add: queue.add, cancel: queue.cancel, retry: queue.retry };
}
