import type { useTRPCClient } from "@/components/providers/trpc";
import { errorMessage } from "@/lib/error-message";
import { isRefusedType, PURPOSES, takenTypes } from "@/server/domains/uploads/rules.policy";
import type { AnnouncedUpload, AttachmentOut, UploadPurpose } from "@/server/domains/uploads/schema";
import type { SendOptions } from "./upload-queue";

type Client = ReturnType<typeof useTRPCClient>;

/**
 * Announces a file, sends its bytes and has them checked.
 * @throws what the API refused, or `network.lost`
 */
export async function sendFile(
  client: Client,
  file: File,
  { purpose, signal, onProgress }: SendOptions & { purpose: UploadPurpose },
): Promise<AttachmentOut> {
  const contentType = file.type || "application/octet-stream";
  const said = { fileName: file.name || "file", contentType, size: file.size, purpose };
  const announced = await client.uploads.create.mutate(said, { signal });
  await sendBytes(announced, file, { signal, onProgress });
  onProgress(1);
  return client.uploads.complete.mutate({ uploadId: announced.id }, { signal });
}

/** Why the server would refuse a file unread, in a sentence; null if it may take it. */
export function whyNotSend(
  purpose: UploadPurpose,
  { size, type }: { size: number; type: string },
): string | null {
  const { bytesMax } = PURPOSES[purpose];
  const field = "size" as const;
  if (isRefusedType(purpose, type)) {
    return errorMessage({ reason: "upload.type-not-allowed", details: { allowed: takenTypes(purpose) } });
  }
  if (size === 0) return errorMessage({ reason: "upload.empty", details: { field } });
  if (size > bytesMax) return errorMessage({ reason: "upload.too-large", details: { field, bytesMax } });
  return null;
}

/** By XMLHttpRequest, because `fetch` tells nothing of how much was sent. */
function sendBytes(
  { url, method, headers }: AnnouncedUpload,
  file: File,
  { signal, onProgress }: SendOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, onThisSite(url));
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    // Below 1, which means that all of it arrived.
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.min(0.99, loaded / (total || 1)));
    request.onload = () => (request.status < 300 ? resolve() : reject(refusalIn(request.responseText)));
    request.onerror = () => reject({ reason: "network.lost" });
    request.onabort = () => reject({ reason: "network.lost" });
    signal.addEventListener("abort", () => request.abort());
    if (signal.aborted) return reject({ reason: "network.lost" });
    request.send(file);
  });
}

/** The site may be open under another name than the configured one; its own addresses hold under each. */
function onThisSite(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname.startsWith("/api/v1/uploads/") ? pathname + search : url;
}

function refusalIn(text: string): unknown {
  try {
    return JSON.parse(text).error ?? { reason: "server.fault" };
  } catch {
    return { reason: "server.fault" };
  }
}
