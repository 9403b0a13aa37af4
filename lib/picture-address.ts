const OWN = /^\/api\/v1\/attachments\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\?[!-~]*)?$/i;

/** The id of the upload that an address of a picture names; null for a picture elsewhere, or for none. */
export function uploadIdIn(url: string | null | undefined): string | null {
  return OWN.exec(url ?? "")?.[1]?.toLowerCase() ?? null;
}

/** The same picture in a smaller size, where it is an upload; another picture's address stays as it is. */
export function pictureIn(size: "small" | "medium" | "large", url: string): string {
  if (!uploadIdIn(url)) return url;
  return `${url}${url.includes("?") ? "&" : "?"}size=${size}`;
}
