import pg from "pg";
import { type Standstill, standstillOf } from "./postgres-error";

/** What keeps a database from being used, or null. `database.unreachable`: it takes no new connection. */
export type ProbedFault = Standstill | "database.unreachable" | null;

export type Probe = {
  /** Whether it takes a new connection. */
  isOpen: Promise<boolean>;
  /** Whether it can keep something, once that is known. */
  fault: Promise<ProbedFault>;
};

/**
 * What a request needs that writes: the right to, which a server that only reads refuses; a commit that reaches the
 * disk; and room there for a megabyte. Pages of tables and of the log are often there already, so that a small row can
 * be kept on a full disk; a list that does not fit into memory cannot.
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
 * @param patienceMs for the connection, and twice for what is then written
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
