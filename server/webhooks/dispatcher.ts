import type { Db } from "../db/client";
import {
  dropDelivery,
  type LeasedDelivery,
  leaseDeliveries,
  recordAttempt,
} from "../domains/webhooks/attempts.commands";
import { readTold, toldToOrganizations } from "../domains/webhooks/deliveries/queries";
import { PING_TYPE } from "../domains/webhooks/schema";
import { log } from "../log";
import { attemptDelivery, type MessageData } from "./attempt";
import { siteTransport, type Transport } from "./post";

/** Concurrent attempts of one process. Each costs little more than an open socket. */
const RUNNING_MAX = 256;
/** Rows in one lease. */
const LEASE_MAX = 64;

export type DispatcherOptions = {
  transport?: Transport;
  /** Called when an attempt has ended, and there may be room for another. */
  onRoom?: () => void;
};

export type Dispatcher = {
  /** Leases due deliveries and begins to send them. Returns their number; 0 if none is due or there is no room. */
  begin: (now?: Date | null) => Promise<number>;
  /** Resolves once nothing is under way. */
  settled: () => Promise<void>;
  /** Aborts running attempts without recording them: they are retried once their leases end. */
  abort: () => void;
};

/** Sends due deliveries concurrently. A slow receiver holds up only the deliveries of its own endpoint. */
export function createDispatcher(
  db: Db,
  { transport = siteTransport(), onRoom = () => {} }: DispatcherOptions = {},
): Dispatcher {
  const running = new Set<Promise<void>>();
  const busy = new Map<string, number>();
  const stopping = new AbortController();

  function count(endpointId: string, change: 1 | -1): void {
    const left = (busy.get(endpointId) ?? 0) + change;
    if (left > 0) busy.set(endpointId, left);
    else busy.delete(endpointId);
  }

  function start(delivery: LeasedDelivery, data: MessageData | undefined): void {
    count(delivery.endpointId, 1);
    const done = send(db, delivery, data, { transport, stop: stopping.signal })
      .catch((error: unknown) => {
        // It stays leased, and is sent again once the lease has ended.
        if (!stopping.signal.aborted)
          log().error({ delivery: delivery.id, err: error }, "webhook not recorded");
      })
      .finally(() => {
        count(delivery.endpointId, -1);
        running.delete(done);
        onRoom();
      });
    running.add(done);
  }

  return {
    async begin(now = null) {
      const limit = Math.min(LEASE_MAX, RUNNING_MAX - running.size);
      if (limit <= 0 || stopping.signal.aborted) return 0;
      const leased = await leaseDeliveries(db, { now, limit, busy });
      if (leased.length === 0) return 0;
      const data = await readData(db, leased);
      for (const delivery of leased) start(delivery, data.get(delivery.id));
      return leased.length;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    abort: () => stopping.abort(new Error("stopping")),
  };
}

async function send(
  db: Db,
  delivery: LeasedDelivery,
  data: MessageData | undefined,
  how: { transport: Transport; stop: AbortSignal },
): Promise<void> {
  const startedMs = performance.now();
  const ended = () => new Date(delivery.leasedAt.getTime() + performance.now() - startedMs);
  if (!data) return dropDelivery(db, delivery, ended());
  const attempt = await attemptDelivery(delivery, data, how);
  await recordAttempt(db, delivery, { attempt, at: ended(), random: Math.random() });
}

async function readData(db: Db, leased: LeasedDelivery[]): Promise<Map<string, MessageData>> {
  const pings = leased.filter(({ type }) => type === PING_TYPE);
  const told = await readTold(
    db,
    leased.filter(({ type }) => type !== PING_TYPE),
  );
  return new Map<string, MessageData>([
    ...told,
    ...toldToOrganizations(leased),
    ...pings.map(({ id, endpointId }): [string, MessageData] => [id, { webhookId: endpointId }]),
  ]);
}
