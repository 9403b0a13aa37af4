import { randomBytes } from "node:crypto";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { storageFault } from "./startup-error";

/**
 * Whether the server on this connection works in this data directory: it must find a file that was just put there.
 * Only this distinguishes a copy from its original: both have the same password and the same system identifier and,
 * after folders were renamed, each other's path.
 * @throws StartupError if the directory is not writable
 */
export async function worksIn(client: pg.Client, cluster: string): Promise<boolean> {
  const name = `turnout-proof-${randomBytes(8).toString("hex")}`;
  const file = path.join(cluster, name);
  try {
    writeFileSync(file, "", { mode: 0o644, flag: "wx" });
    chmodSync(file, 0o644);
  } catch (error) {
    throw storageFault("use its database", path.dirname(cluster), error);
  }
  try {
    const { rows } = await client.query<{ found: boolean }>(
      "select (pg_stat_file($1, true)).size is not null as found",
      [name],
    );
    return rows[0]?.found === true;
  } finally {
    rmSync(file, { force: true });
  }
}
