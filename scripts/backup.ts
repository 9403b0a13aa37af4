// npm run backup -- FILE and npm run restore -- FILE [--yes]: on DATABASE_URL, or on the embedded database.
import path from "node:path";
import { parseArgs } from "node:util";
import { env } from "../server/env";
import { restoreBackup } from "../server/selfhost/backup/restore";
import { writeBackup } from "../server/selfhost/backup/write";
import { type DatabaseSource, openDatabaseSource } from "../server/selfhost/database-source";
import { hasCluster } from "../server/selfhost/postgres";
import { grantRequestRole } from "../server/selfhost/request-role";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

type Options = { file: string; yes: boolean };

const COMMANDS: Record<string, (options: Options) => Promise<string[]>> = {
  async backup({ file }) {
    const { DATABASE_URL, TURNOUT_DATA_DIR } = env();
    if (!DATABASE_URL && !hasCluster(TURNOUT_DATA_DIR)) {
      throw new StartupError(
        `There is no database in ${path.resolve(TURNOUT_DATA_DIR)}. Set TURNOUT_DATA_DIR or DATABASE_URL.`,
      );
    }
    const { tables, rows } = await withSource(({ url }) => writeBackup(url, file));
    return [
      `Wrote ${file}: ${rows} rows of ${tables} tables.`,
      "It holds addresses, messages and password hashes: keep it as safe as the database.",
      "Uploaded files are not in it: " +
        (env().S3_BUCKET
          ? `they are in the bucket ${env().S3_BUCKET}.`
          : `copy ${path.resolve(TURNOUT_DATA_DIR, "uploads")} now, if it exists.`),
      DATABASE_URL
        ? "Keep NEXTAUTH_SECRET too: links in emails, calendars and sign-ins depend on it."
        : `Keep ${path.resolve(TURNOUT_DATA_DIR, "secrets.json")} too: links in emails, calendars and sign-ins depend on it. With push-keys.json beside it, push messages go on.`,
    ];
  },
  async restore({ file, yes }) {
    const { rows, createdAt, applied } = await withSource(async ({ url, embedded }) => {
      const restored = await restoreBackup(url, file, { replace: yes });
      if (embedded) await grantRequestRole(url);
      return restored;
    });
    return [
      `Restored ${file} of ${createdAt}: ${rows} rows.`,
      ...(applied.length > 0 ? [`Applied ${applied.join(", ")}.`] : []),
    ];
  },
};

async function withSource<T>(work: (source: DatabaseSource) => Promise<T>): Promise<T> {
  const source = await openDatabaseSource();
  try {
    return await work(source);
  } finally {
    await source.leave();
  }
}

function options(command: string, args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { yes: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (!file || positionals.length > 1) {
    throw new StartupError(`Name the file: npm run ${command} -- turnout.backup`);
  }
  return { file: path.resolve(file), yes: values.yes };
}

loadEnvFiles();
const [name = "", ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) throw new Error(`Choose a command: ${Object.keys(COMMANDS).join(", ")}.`);
try {
  const lines = await command(options(name, args));
  console.log(lines.join("\n"));
} catch (error) {
  const isUsage = (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  const isUnreachable = (error as { code?: string }).code === "ECONNREFUSED";
  if (!(isUsage || isUnreachable || error instanceof StartupError)) throw error;
  console.error(
    `\n  ${isUnreachable ? "The database of DATABASE_URL cannot be reached." : (error as Error).message}\n`,
  );
  process.exitCode = 1;
}
