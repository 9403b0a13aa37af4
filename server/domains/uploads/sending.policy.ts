import { createHmac } from "node:crypto";
import type { Reason } from "../../../lib/refusals/table";
import { CHECKING_MS } from "./rules.policy";

/** What the address under which this server takes the bytes of an upload says and signs. */
export type Sending = { uploadId: string; size: number; expiresAt: Date };

/** The root-relative address that takes exactly these bytes, once, until then. The signature stands in for a sign-in. */
export function sendingPath(sending: Sending, secret: string): string {
  const { uploadId, expiresAt } = sending;
  const query = `expires=${expiresAt.getTime()}&signature=${sendingSignature(sending, secret)}`;
  return `/api/v1/uploads/${uploadId}/content?${query}`;
}

/** The signature of such an address, in base64url. */
export function sendingSignature({ uploadId, size, expiresAt }: Sending, secret: string): string {
  return createHmac("sha256", secret)
    .update(`upload\n${uploadId}\n${size}\n${expiresAt.getTime()}`)
    .digest("base64url");
}

type Row = { status: string; receivedAt: Date | null; expiresAt: Date };

/** Why this server does not take the bytes of an upload, or null. */
export function whyNotReceive({ status, receivedAt, expiresAt }: Row, now: Date): Reason | null {
  if (receivedAt || status === "stored" || status === "removed") return "upload.already-received";
  if (status !== "pending" || now >= expiresAt) return "upload.expired";
  return null;
}

/** Whether it is too late to check the bytes of an upload that is still pending. */
export function isTooLateToCheck({ expiresAt }: Pick<Row, "expiresAt">, now: Date): boolean {
  return now.getTime() >= expiresAt.getTime() + CHECKING_MS;
}
