import { env } from "../env";
import { openEmbeddedPostgres } from "./postgres";
import { requestUrlOf } from "./request-role";

export type DatabaseSource = {
  /** The connection string of the owner: for migrations, seeds and commands. */
  url: string;
  /** For requests and jobs. On the embedded database: a role that cannot change the schema. */
  requestUrl: string;
  /** True for the Postgres that Turnout ships. */
  embedded: boolean;
  /** Releases the embedded database, which stops when no other process uses it. */
  leave: () => Promise<void>;
};

/** Opens the database of DATABASE_URL, or else the embedded one of the data folder. @throws StartupError */
export async function openDatabaseSource(onLost?: (error: unknown) => void): Promise<DatabaseSource> {
  const { DATABASE_URL, TURNOUT_DATA_DIR } = env();
  if (DATABASE_URL)
    return { url: DATABASE_URL, requestUrl: DATABASE_URL, embedded: false, leave: async () => {} };
  const postgres = await openEmbeddedPostgres(TURNOUT_DATA_DIR, { onLost });
  return { url: postgres.url, requestUrl: requestUrlOf(postgres.url), embedded: true, leave: postgres.leave };
}
