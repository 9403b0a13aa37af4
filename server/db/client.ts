import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { PrismaClient } from "./generated/client";
import { TimedPool } from "./pool";

export type Db = PrismaClient;

/** A client with a pool of its own. The caller closes it with `$disconnect`. */
export function openDatabase(connectionString: string, poolMax: number): Db {
  const pool = new TimedPool({
    connectionString,
    max: poolMax,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: "turnout",
  });
  // A broken idle connection is replaced on the next query. Without a listener the error would end the process.
  pool.on("error", () => {});
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

const holder = globalThis as typeof globalThis & { turnoutDb?: Db };

/** The client of this process, opened on first use. One per process, however often Next loads this module. */
export function database(): Db {
  if (!holder.turnoutDb) {
    const { DATABASE_URL, DATABASE_POOL_MAX } = env();
    if (!DATABASE_URL) {
      throw new Error("DATABASE_URL is not set. Set it, or use npm start, which comes with a database.");
    }
    holder.turnoutDb = openDatabase(DATABASE_URL, DATABASE_POOL_MAX);
  }
  return holder.turnoutDb;
}
