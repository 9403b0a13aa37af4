import type { QueuedScan } from "../scan-queue";

/** A scan that waits to be sent, of the person named like its nonce unless `more` says otherwise. */
export const scan = (nonce: string, more: Partial<QueuedScan> = {}): QueuedScan => ({
  nonce,
  kind: "arrive",
  eventId: "event",
  sessionId: null,
  rsvpId: nonce,
  members: [0],
  scannedAt: "2026-11-29T19:00:00.000Z",
  viewerId: "priya",
  ...more,
});
