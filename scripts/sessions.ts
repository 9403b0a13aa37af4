// npm run sessions -- --count N [--yes]: creates N signed-in people for load tests and prints one JSON line each:
// {"userId","email","cookie"}. On DATABASE_URL, or on the embedded database of the data folder.
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { uuidV7 } from "../lib/uuid";
import { mintSignInCookies } from "../server/auth";
import { type Db, openDatabase } from "../server/db/client";
import { MigrationError, migrate } from "../server/db/migrate";
import { env } from "../server/env";
import { type DatabaseSource, openDatabaseSource } from "../server/selfhost/database-source";
import { seedIfEmpty } from "../server/selfhost/prepare-database";
import { provideSettings } from "../server/selfhost/settings";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

const COUNT_MAX = 100_000;
const CHUNK = 500;

type Person = { id: string; email: string };

// Standard output is reserved for these lines.
console.log = console.error;

function options(): { count: number; yes: boolean } {
  const { count, yes } = parseArgs({
    options: { count: { type: "string", default: "" }, yes: { type: "boolean", default: false } },
  }).values;
  if (!/^\d+$/.test(count) || Number(count) < 1 || Number(count) > COUNT_MAX) {
    throw new StartupError(`Choose a number from 1 to ${COUNT_MAX}: npm run sessions -- --count 1000`);
  }
  return { count: Number(count), yes };
}

/** Whether the database is one of production: NODE_ENV says so, or it is not on this machine. */
function isProduction({ DATABASE_URL, NODE_ENV }: ReturnType<typeof env>): boolean {
  if (!DATABASE_URL) return false;
  if (NODE_ENV === "production") return true;
  const host = URL.canParse(DATABASE_URL) ? new URL(DATABASE_URL).hostname : "";
  return !["", "localhost", "127.0.0.1", "[::1]"].includes(host);
}

async function prepare(source: DatabaseSource): Promise<void> {
  provideSettings(source, env().PORT);
  if (!env().NEXTAUTH_SECRET) {
    throw new StartupError(
      "NEXTAUTH_SECRET is not set. Set it to the value of the server that the cookies are for.",
    );
  }
  if (!source.embedded) return;
  await migrate(source.url);
  // Before these people are created, because the demo is seeded only into a database without people.
  if (env().TURNOUT_DEMO) await seedIfEmpty(source.url, new Date());
}

async function makePeople(db: Db, people: Person[]): Promise<void> {
  const emailVerifiedAt = new Date();
  await db.user.createMany({
    data: people.map((person, index) => ({ ...person, name: `Guest ${index + 1}`, emailVerifiedAt })),
  });
  const cookies = await mintSignInCookies(
    db,
    people.map((person) => person.id),
  );
  for (const [index, { id, email }] of people.entries()) {
    process.stdout.write(`${JSON.stringify({ userId: id, email, cookie: cookies[index] })}\n`);
  }
}

loadEnvFiles();
let source: DatabaseSource | undefined;
let db: Db | undefined;
try {
  const { count, yes } = options();
  if (isProduction(env()) && !yes) {
    throw new StartupError(
      "DATABASE_URL is a production database, and this creates people in it who can sign in. To confirm, add --yes.",
    );
  }
  source = await openDatabaseSource();
  await prepare(source);
  db = openDatabase(source.url, 2);
  const people = Array.from({ length: count }, () => {
    const id = uuidV7(Date.now(), randomBytes(10));
    return { id, email: `${id}@sessions.turnout.test` };
  });
  for (let start = 0; start < count; start += CHUNK) await makePeople(db, people.slice(start, start + CHUNK));
} catch (error) {
  const isUsage = (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  if (!(isUsage || error instanceof StartupError || error instanceof MigrationError)) throw error;
  console.error(`\n  ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await db?.$disconnect();
  await source?.leave();
}
