import pg from "pg";
import { type Standstill, standstillOf } from "./postgres-error";

/** What makes a database unusable, or null. `database.unreachable`: it accepts no new connection. */
export type ProbedFault = Standstill | "database.unreachable" | null;

export type Probe = {
  /** Whether it accepts a new connection. */
  isOpen: Promise<boolean>;
  /** Whether it can store data, once that is known. */
  fault: Promise<ProbedFault>;
};

/**
 * Tests what a writing request needs: the right to write, which a read-only server refuses; a commit that reaches
 * the disk; and room on it for a megabyte. On a full disk a small row often still fits into allocated pages of
 * tables and WAL, so the probe writes more than fits into memory.
 */
const WRITES = `
  begin;
  set local work_mem = '64kB';
  delete from "RateLimit" where false;
  select pg_logical_emit_message(true, 'turnout', 'ready');
  select count(*) from generate_series(1, 60000);
  commit`;

/**
 * Opens a connection and writes over it. Never rejects.
 * @param patienceMs the timeout of the connection; the write may take four times as long
 */
export function probeDatabase(url: string | undefined, patienceMs: number): Probe {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs * 4,
    application_name: "turnout-ready",
  });
  client.on("error", () => {});
  const isOpen = client.connect().then(
    () => true,
    () => false,
  );
  const fault = isOpen.then((open) => (open ? write(client) : "database.unreachable"));
  void fault.then(() => client.end()).catch(() => {});
  return { isOpen, fault };
}

async function write(client: pg.Client): Promise<ProbedFault> {
  try {
    await client.query(WRITES);
    return null;
  } catch (error) {
    return standstillOf(error) ?? "database.faulty";
  }
}
