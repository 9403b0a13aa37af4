import type { Db } from "./db/client";
import { pendingMigrations } from "./db/migrate";
import type { Standstill } from "./db/postgres-error";
import { type Probe, type ProbedFault, probeDatabase } from "./db/write-probe";
import { env } from "./env";
import { log } from "./log";

type Readiness =
  /** `degraded` is what does not work here and need not, for requests to be answered. */
  | { ready: true; degraded?: "live"[] }
  | {
      ready: false;
      reason: "draining" | "server.busy" | "migrations.pending" | NonNullable<ProbedFault>;
      details?: string[];
    };

const DATABASE_PATIENCE_MS = 500;
const WRITE_PATIENCE_MS = 2_000;
const PROBE_FOR_MS = 3_000;
/** How long a process is left alone whose database has just refused to keep something. */
const STANDSTILL_FOR_MS = 3_000;
const TOLD_AGAIN_AFTER_MS = 60_000;
/** How long a process that has just sent people away is left alone. */
const SHED_FOR_MS = 1_000;

const holder = globalThis as typeof globalThis & {
  turnoutDraining?: boolean;
  turnoutProbe?: Probe & { url: string | undefined; askedAtMs: number };
  turnoutStandstill?: { reason: Standstill; atMs: number; toldAtMs: number };
  turnoutShedAtMs?: number;
  turnoutLiveIsDown?: boolean;
};

/** From now on this process asks to be sent no more requests. */
export function beginDraining(): void {
  holder.turnoutDraining = true;
}

/** The seat queue of this process is full: a request was refused. */
export function noteShed(): void {
  holder.turnoutShedAtMs = performance.now();
}

const STANDSTILLS: Record<Standstill, string> = {
  "database.full": "The disk of the database is full. Free some space.",
  "database.read-only": "The database takes no writes: it is a standby, or set to be read only.",
  "database.faulty": "The database cannot read or write its files. Look into its log.",
};

/** Takes note of why something was refused, where the reason is a database that can keep nothing. */
export function noteStandstill(reason: string): void {
  if (!(reason in STANDSTILLS)) return;
  const atMs = performance.now();
  const before = holder.turnoutStandstill;
  const isNews = before?.reason !== reason || atMs - before.toldAtMs > TOLD_AGAIN_AFTER_MS;
  if (isNews) log().error({ reason }, STANDSTILLS[reason as Standstill]);
  holder.turnoutStandstill = {
    reason: reason as Standstill,
    atMs,
    toldAtMs: isNews ? atMs : before.toldAtMs,
  };
}

/** Whether the Channels server took the last live message. */
export function noteLive(isUp: boolean): void {
  holder.turnoutLiveIsDown = !isUp;
}

/**
 * Whether requests should be sent here: no request was refused for lack of capacity just now, the database answers within 500 ms, takes new
 * connections, can keep what it is given, and has every migration. Connections that are open already say nothing of the
 * next one that breaks, and what can be read says nothing of what can be written.
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
  const noted = holder.turnoutStandstill;
  if (noted && performance.now() - noted.atMs < STANDSTILL_FOR_MS) return atStandstill(noted.reason);
  try {
    const probe = probed(url);
    const read = Promise.all([pendingMigrations(db()), probe.isOpen]);
    const [pending, isOpen] = await inTime(read, DATABASE_PATIENCE_MS);
    if (!isOpen) return { ready: false, reason: "database.unreachable" };
    if (pending.length > 0) return { ready: false, reason: "migrations.pending", details: pending };
    const fault = await inTime(probe.fault, WRITE_PATIENCE_MS);
    if (fault)
      return fault === "database.unreachable" ? { ready: false, reason: fault } : atStandstill(fault);
    return { ready: true, ...(holder.turnoutLiveIsDown && { degraded: ["live"] }) };
  } catch {
    return { ready: false, reason: "database.unreachable" };
  }
}

function atStandstill(reason: Standstill): Readiness {
  return { ready: false, reason, details: [STANDSTILLS[reason]] };
}

async function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too late")), patienceMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

/** Tried once for all who ask within three seconds: each try costs the database a process. */
function probed(url: string | undefined): Probe {
  const known = holder.turnoutProbe;
  if (known && known.url === url && performance.now() - known.askedAtMs < PROBE_FOR_MS) return known;
  const probe = { url, askedAtMs: performance.now(), ...probeDatabase(url, DATABASE_PATIENCE_MS) };
  holder.turnoutProbe = probe;
  return probe;
}
