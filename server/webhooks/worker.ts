import type { Db } from "../db/client";
import { onQueuedDeliveries } from "../domains/webhooks/deliveries/commands";
import { startLoop } from "../loop";
import { createDispatcher } from "./dispatcher";
import type { Transport } from "./post";

/** How long attempts have to get their answer when the process stops. */
const GRACE_MS = 2_000;

/**
 * Sends webhooks for as long as this process lives: right away when it queued a delivery, and once a second for retries
 * and for what other processes left behind.
 */
export function startWebhooks(db: Db, transport?: Transport): { stop(): Promise<void> } {
  const dispatcher = createDispatcher(db, { ...(transport && { transport }), onRoom: () => loop.wake() });
  const loop = startLoop({
    name: "webhooks",
    gatherMs: 20,
    once: async () => ({ isMore: (await dispatcher.begin()) > 0, wakeAt: null }),
  });
  const forget = onQueuedDeliveries(loop.wake);
  return {
    async stop() {
      forget();
      await loop.stop();
      const timer = setTimeout(dispatcher.abort, GRACE_MS);
      await dispatcher.settled();
      clearTimeout(timer);
    },
  };
}

/** Sends until nothing is due or the clock has reached `until`; for callers that live as long as one request. */
export async function drainWebhooks(
  db: Db,
  { until, transport }: { until: Date; transport?: Transport },
): Promise<{ attempts: number }> {
  let gotRoom = () => {};
  const dispatcher = createDispatcher(db, { ...(transport && { transport }), onRoom: () => gotRoom() });
  let attempts = 0;
  let underWay = 0;
  while (new Date() < until) {
    const room = new Promise<void>((resolve) => {
      gotRoom = () => {
        underWay--;
        resolve();
      };
    });
    const begun = await dispatcher.begin();
    attempts += begun;
    underWay += begun;
    if (begun > 0) continue;
    if (underWay === 0) break;
    await room;
  }
  await dispatcher.settled();
  return { attempts };
}
