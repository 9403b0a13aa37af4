import pg from "pg";
import type { Db } from "./db/client";
import { pendingMigrations } from "./db/migrate";
import { env } from "./env";

export type Readiness =
  | { ready: true }
  | { ready: false; reason: "draining" | "database.unreachable" | "migrations.pending"; details?: string[] };

const DATABASE_PATIENCE_MS = 500;
const CONNECTABLE_FOR_MS = 3_000;

type Connectable = { url: string | undefined; askedAtMs: number; answer: Promise<boolean> };

const holder = globalThis as typeof globalThis & {
  turnoutDraining?: boolean;
  turnoutConnectable?: Connectable;
};

/** From now on this process asks to be sent no more requests. */
export function beginDraining(): void {
  holder.turnoutDraining = true;
}

/**
 * Whether requests should be sent here: the database answers within 500 ms, takes new connections, and has every
 * migration. Connections that are open already say nothing of the next one that breaks.
 */
export async function checkReadiness(
  db: () => Db,
  url: string | undefined = env().DATABASE_URL,
): Promise<Readiness> {
  if (holder.turnoutDraining) return { ready: false, reason: "draining" };
  try {
    const [pending, isOpen] = await inTime(Promise.all([pendingMigrations(db()), takesConnections(url)]));
    if (!isOpen) return { ready: false, reason: "database.unreachable" };
    return pending.length === 0
      ? { ready: true }
      : { ready: false, reason: "migrations.pending", details: pending };
  } catch {
    return { ready: false, reason: "database.unreachable" };
  }
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), DATABASE_PATIENCE_MS);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

/** Tried once for all who ask within three seconds: each try costs the database a process. */
function takesConnections(url: string | undefined): Promise<boolean> {
  const known = holder.turnoutConnectable;
  if (known && known.url === url && performance.now() - known.askedAtMs < CONNECTABLE_FOR_MS)
    return known.answer;
  const answer = connectOnce(url);
  holder.turnoutConnectable = { url, askedAtMs: performance.now(), answer };
  return answer;
}

async function connectOnce(url: string | undefined): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: DATABASE_PATIENCE_MS,
    application_name: "turnout-ready",
  });
  client.on("error", () => {});
  const isOpen = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end().catch(() => {});
  return isOpen;
}
