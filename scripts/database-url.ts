// npm run db:url: prints the connection string of the running database, for other tools. It is all of standard
// output.
import { env } from "../server/env";
import { runningUrl } from "../server/selfhost/postgres";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

loadEnvFiles();
try {
  const { DATABASE_URL, TURNOUT_DATA_DIR } = env();
  const url = DATABASE_URL ?? runningUrl(TURNOUT_DATA_DIR);
  console.log(url);
  if (URL.canParse(url)) {
    const { hostname, port, username, password, pathname } = new URL(url);
    console.error(`
  host      ${hostname}
  port      ${port || "5432"}
  user      ${decodeURIComponent(username)}
  password  ${decodeURIComponent(password)}
  database  ${pathname.slice(1)}
`);
  }
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(`\n  ${error.message}\n`);
  process.exitCode = 1;
}
