import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../server/db/migrate";
import { readPidFile } from "../server/selfhost/pid-file";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { grantRequestRole } from "../server/selfhost/request-role";

const TEMPLATE = "turnout_template";

declare module "vitest" {
  interface ProvidedContext {
    /** The name of the database that each test file clones, and a connection string for cloning it. */
    postgres: { template: string; admin: string };
  }
}

/** One Postgres for the whole run, with one migrated template in it. */
export default async function setUpPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-test-"));
  // When the tests run as root, Postgres runs as another user, who must be able to enter the folder.
  chmodSync(folder, 0o755);
  const postgres = await openEmbeddedPostgres(folder, { maxConnections: 200 });
  const abandon = () => abandonPostgres(folder);
  const terminate = () => process.exit(143);
  process.once("exit", abandon).once("SIGTERM", terminate);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  // Nothing here has to outlive a power cut, and hundreds of databases are made.
  await admin.query("alter system set fsync = off");
  await admin.query("select pg_reload_conf()");
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = postgres.url.replace(/[^/]*$/, TEMPLATE);
  await migrate(template);
  await grantRequestRole(template);
  project.provide("postgres", { template: TEMPLATE, admin: postgres.url });
  return async () => {
    process.off("exit", abandon).off("SIGTERM", terminate);
    await postgres.leave();
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Stops Postgres without a clean shutdown: an interrupted run has no time to wait, and nothing in this database is
 * worth keeping.
 */
function abandonPostgres(folder: string): void {
  const running = readPidFile(path.join(folder, "postgres"));
  if (running?.pid) process.kill(running.pid, "SIGQUIT");
  rmSync(folder, { recursive: true, force: true });
}
