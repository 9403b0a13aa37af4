import { createHash } from "node:crypto";

const TAG_LENGTH = 32;

/** A tag that identifies a shared invitation link without revealing its secret: 32 hex digits. */
export function linkTag(inviteToken: string): string {
  return createHash("sha256").update(inviteToken).digest("hex").slice(0, TAG_LENGTH);
}

/** The id under which live connections that use this link are closed, in the form of all other such ids. */
export function linkHolderId(inviteToken: string): string {
  const tag = linkTag(inviteToken);
  // Version 8: a UUID with custom content.
  const parts = [
    tag.slice(0, 8),
    tag.slice(8, 12),
    `8${tag.slice(13, 16)}`,
    `8${tag.slice(17, 20)}`,
    tag.slice(20),
  ];
  return parts.join("-");
}
