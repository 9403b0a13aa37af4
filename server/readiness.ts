import pg from "pg";
import type { Db } from "./db/client";
import { pendingMigrations } from "./db/migrate";
import { env } from "./env";

export type Readiness =
  /** `degraded` is what does not work here and need not, for requests to be answered. */
  | { ready: true; degraded?: "live"[] }
  | {
      ready: false;
      reason: "draining" | "server.busy" | "database.unreachable" | "migrations.pending";
      details?: string[];
    };

const DATABASE_PATIENCE_MS = 500;
const CONNECTABLE_FOR_MS = 3_000;
/** How long a process that has just sent people away is left alone. */
const SHED_FOR_MS = 1_000;

type Connectable = { url: string | undefined; askedAtMs: number; answer: Promise<boolean> };

const holder = globalThis as typeof globalThis & {
  turnoutDraining?: boolean;
  turnoutConnectable?: Connectable;
  turnoutShedAtMs?: number;
  turnoutLiveIsDown?: boolean;
};

/** From now on this process asks to be sent no more requests. */
export function beginDraining(): void {
  holder.turnoutDraining = true;
}

/** More wait for seats here than may: somebody was told to come back. */
export function noteShed(): void {
  holder.turnoutShedAtMs = performance.now();
}

/** Whether the Channels server took the last live message. */
export function noteLive(isUp: boolean): void {
  holder.turnoutLiveIsDown = !isUp;
}

/**
 * Whether requests should be sent here: nobody was sent away just now, the database answers within 500 ms, takes new
 * connections, and has every migration. Connections that are open already say nothing of the next one that breaks.
 * Without live updates requests are answered all the same.
 */
export async function checkReadiness(
  db: () => Db,
  url: string | undefined = env().DATABASE_URL,
): Promise<Readiness> {
  if (holder.turnoutDraining) return { ready: false, reason: "draining" };
  if (performance.now() - (holder.turnoutShedAtMs ?? -SHED_FOR_MS) < SHED_FOR_MS) {
    return { ready: false, reason: "server.busy" };
  }
  try {
    const [pending, isOpen] = await inTime(Promise.all([pendingMigrations(db()), takesConnections(url)]));
    if (!isOpen) return { ready: false, reason: "database.unreachable" };
    if (pending.length > 0) return { ready: false, reason: "migrations.pending", details: pending };
    return { ready: true, ...(holder.turnoutLiveIsDown && { degraded: ["live"] }) };
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
