import type { Db } from "./db/client";
import { pendingMigrations } from "./db/migrate";
import type { Standstill } from "./db/postgres-error";
import { type Probe, type ProbedFault, probeDatabase } from "./db/write-probe";
import { env } from "./env";
import { log } from "./log";

type Readiness =
  /** `degraded` lists what is down although requests can be answered. */
  | { ready: true; degraded?: "live"[] }
  | {
      ready: false;
      reason: "draining" | "server.busy" | "migrations.pending" | NonNullable<ProbedFault>;
      details?: string[];
    };

const DATABASE_PATIENCE_MS = 500;
const WRITE_PATIENCE_MS = 2_000;
const PROBE_FOR_MS = 3_000;
/** How long a process stays unready after its database refused to store something, in milliseconds. */
const STANDSTILL_FOR_MS = 3_000;
const TOLD_AGAIN_AFTER_MS = 60_000;
/** How long a process stays unready after it refused a request as busy, in milliseconds. */
const SHED_FOR_MS = 1_000;

const holder = globalThis as typeof globalThis & {
  turnoutDraining?: boolean;
  turnoutProbe?: Probe & { url: string | undefined; askedAtMs: number };
  turnoutStandstill?: { reason: Standstill; atMs: number; toldAtMs: number };
  turnoutShedAtMs?: number;
  turnoutLiveIsDown?: boolean;
};

/** From now on this process reports that it wants no more requests. */
export function beginDraining(): void {
  holder.turnoutDraining = true;
}

/** Notes that a request was refused because too many seat requests are waiting. */
export function noteShed(): void {
  holder.turnoutShedAtMs = performance.now();
}

const STANDSTILLS: Record<Standstill, string> = {
  "database.full": "The disk of the database is full. Free some space.",
  "database.read-only": "The database accepts no writes: it is a standby, or set to be read-only.",
  "database.faulty": "The database cannot read or write its files. Check its log.",
};

/** Notes the reason of a refusal if it is a database that cannot store anything. */
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

/** Notes whether the Channels server accepted the last live message. */
export function noteLive(isUp: boolean): void {
  holder.turnoutLiveIsDown = !isUp;
}

/**
 * Whether requests should be sent here: no request was just refused as busy, and the database answers within 500
 * ms, accepts new connections, can store data, and has every migration. Open connections say nothing about new
 * ones, and reads say nothing about writes. Live updates are not required.
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

/** Probed once for all checks within three seconds: each probe costs the database a process. */
function probed(url: string | undefined): Probe {
  const known = holder.turnoutProbe;
  if (known && known.url === url && performance.now() - known.askedAtMs < PROBE_FOR_MS) return known;
  const probe = { url, askedAtMs: performance.now(), ...probeDatabase(url, DATABASE_PATIENCE_MS) };
  holder.turnoutProbe = probe;
  return probe;
}
