import type { Db } from "./db/client";
import { pendingMigrations } from "./db/migrate";

export type Readiness =
  | { ready: true }
  | { ready: false; reason: "draining" | "database.unreachable" | "migrations.pending"; details?: string[] };

const DATABASE_PATIENCE_MS = 500;

const holder = globalThis as typeof globalThis & { turnoutDraining?: boolean };

/** From now on this process asks to be sent no more requests. */
export function beginDraining(): void {
  holder.turnoutDraining = true;
}

/** Whether requests should be sent here: the database answers within 500 ms and has every migration. */
export async function checkReadiness(db: () => Db): Promise<Readiness> {
  if (holder.turnoutDraining) return { ready: false, reason: "draining" };
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, DATABASE_PATIENCE_MS, "late");
  });
  try {
    const pending = await Promise.race([pendingMigrations(db()), tooLate]);
    if (pending === "late") return { ready: false, reason: "database.unreachable" };
    return pending.length === 0
      ? { ready: true }
      : { ready: false, reason: "migrations.pending", details: pending };
  } catch {
    return { ready: false, reason: "database.unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
