import { type Backoff, backoffMs } from "@/lib/backoff";
import type { BatchAnswer } from "@/server/domains/checkin/schema";
import type { QueuedScan } from "./scan-queue";
import { nextBatch } from "./scan-queue";

/** How it went: everything is sent, the server could not be reached, or the sign-in has ended. */
export type Sending = "sent" | "unreachable" | "signed-out" | "refused";

type Wire = {
  readQueue: () => Promise<QueuedScan[]>;
  /** @throws where the server did not answer or refused the batch as a whole */
  send: (scans: QueuedScan[]) => Promise<BatchAnswer>;
  /** Takes what was answered out of the queue. */
  keep: (answer: BatchAnswer) => Promise<void>;
  /** What a failure of `send` means. */
  meaningOf: (error: unknown) => Exclude<Sending, "sent">;
};

/**
 * Sends the queue batch by batch, in order, until it is empty or a batch brought nothing further. A lost answer does no harm:
 * the scans stay in the queue, and their nonces make the server answer them as before.
 */
export async function sendQueue(wire: Wire, viewerId: string): Promise<Sending> {
  let left = Number.POSITIVE_INFINITY;
  for (;;) {
    const queue = await wire.readQueue();
    const batch = nextBatch(queue, viewerId);
    if (batch.length === 0) return "sent";
    if (queue.length >= left) return "unreachable";
    left = queue.length;
    try {
      await wire.keep(await wire.send(batch));
    } catch (error) {
      return wire.meaningOf(error);
    }
  }
}

const SECOND_MS = 1000;
const BACKOFF: Backoff = {
  waitsMs: [2, 4, 8, 15].map((seconds) => seconds * SECOND_MS),
  jitter: [0.8, 1.2],
};
const STEADY_MS = 15 * SECOND_MS;

/** How long to wait before the queue is sent again, in ms, after so many failures in a row. */
export function waitMs(failures: number, random: number): number {
  return failures === 0 ? STEADY_MS : (backoffMs(BACKOFF, failures, random) ?? STEADY_MS);
}
