import type { Db } from "../../server/db/client";
import { drainDeliveries } from "../../server/notifications/deliveries";
import { drainOutbox } from "../../server/outbox/relay";
import { createUsers, joinRequest } from "../factories";
import { findViolationsOf } from "../invariants";
import { findContradictions } from "./contradictions";
import type { Asked } from "./journal";
import type { Server } from "./server";

/** Longer than the database lets a transaction stay idle. */
const GRACE_MS = 15_000;
const RELAY_TURNS_MAX = 300;

/**
 * Checks what must hold after a fault: no acknowledged request lost, none counted twice, the pool sound, no
 * transaction left open, every fact delivered once, and the next person served.
 * @returns a sentence for every violation
 */
export async function findDamage(db: Db, poolId: string, asked: Asked[], server: Server): Promise<string[]> {
  // First, because open transactions hold locks that the other checks would wait for.
  const open = await openTransactions(db);
  const contradictions = await findContradictions(db, poolId, asked);
  const violations = (await findViolationsOf(db, poolId, new Date())).map(
    (found) => `${found.invariant}: ${found.detail}`,
  );
  const outbox = await drainAll(db);
  const [userId = ""] = await createUsers(db, 1);
  const refused = await server.ask(poolId, joinRequest(userId)).then(
    (answer) => (answer.ok ? [] : [`the next person was refused: ${answer.reason}`]),
    (error: unknown) => [`the next person was not served: ${error}`],
  );
  return [...open, ...contradictions, ...violations, ...outbox, ...refused];
}

async function openTransactions(db: Db): Promise<string[]> {
  const deadline = Date.now() + GRACE_MS;
  for (;;) {
    const open = await db.$queryRaw<{ query: string }[]>`
      select left(query, 80) as query from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;
    if (open.length === 0) return [];
    if (Date.now() > deadline) return open.map(({ query }) => `a transaction was left open after: ${query}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Delivers everything that is due, on a clock that runs ahead of every lease and every delay. */
async function drainAll(db: Db): Promise<string[]> {
  const until = new Date(Date.now() + 120_000);
  let now = Date.now() + 120_000;
  for (let turn = 0; turn < RELAY_TURNS_MAX; turn++) {
    const relayed = await drainOutbox(db, { until, now: new Date(now) });
    const delivered = await drainDeliveries(db, { until, now: new Date(now) });
    const failed = relayed.failed + delivered.failed;
    if (failed > 0) return [`${failed} facts or messages could not be passed on`];
    now += 1_000;
    const owed = await Promise.all([
      db.outboxEvent.count({ where: { doneAt: null, parkedAt: null } }),
      db.outboxTask.count({ where: { parkedAt: null } }),
    ]);
    if (owed.every((count) => count === 0)) return mailedOnce(db);
  }
  return ["the outbox does not drain"];
}

/** Every due message was sent, and none of them twice. */
async function mailedOnce(db: Db): Promise<string[]> {
  const [sent, mailed] = [
    await db.delivery.count({ where: { sentAt: { not: null } } }),
    await db.mailboxMessage.count(),
  ];
  return sent === mailed ? [] : [`${mailed} emails for ${sent} deliveries`];
}
