// npm run test:model -- [--operations N] [--database N] [--groups N] [--queues N] [--communities N] [--seed N] [--path P --on
// memory|database|groups|queues|communities]
// Plays random requests on the naive pool and on the engine: in memory, on a database of its own, and in groups at
// the same time; and the queues of venues in memory and, a fiftieth of it, on the database. Prints the seed first, and for a difference the smallest play with its path; --path with --on
// replays it.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Db, openDatabase } from "../server/db/client";
import { migrate } from "../server/db/migrate";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { checkCrowds } from "../tests/model/check-crowds";
import { checkPlays, type Stage, tallyLines } from "../tests/model/check-plays";
import { playCommunities } from "../tests/model/community-play";
import { databaseStage } from "../tests/model/database-engine";
import { memoryEngine } from "../tests/model/memory-engine";
import { namesOf, operationsIn } from "../tests/model/play";
import { databaseQueues } from "../tests/model/venue-queue-database";
import { memoryQueue } from "../tests/model/venue-queue-memory";
import { checkQueues, type VenueQueueEngine } from "../tests/model/venue-queue-play";

const { values } = parseArgs({
  options: {
    operations: { type: "string" },
    database: { type: "string" },
    groups: { type: "string" },
    queues: { type: "string" },
    communities: { type: "string" },
    seed: { type: "string" },
    path: { type: "string" },
    on: { type: "string" },
  },
});
const operations = wholeNumber("operations", 100_000);
const seed = wholeNumber("seed", Math.floor(Math.random() * 2 ** 31));
const extents = {
  memory: operations,
  database: wholeNumber("database", Math.ceil(operations / 50)),
  groups: wholeNumber("groups", Math.ceil(operations / 500)),
  queues: wholeNumber("queues", operations),
  communities: wholeNumber("communities", Math.ceil(operations / 50)),
};

console.log(`seed ${seed}`);
try {
  if (isAsked("memory")) {
    const names = namesOf(0);
    await playOn("memory", { open: async (terms) => ({ engine: memoryEngine(terms), names }), stepsMax: 60 });
  }
  if (isAsked("queues")) await playQueues("memory", extents.queues, async () => memoryQueue());
  if (isAsked("database") || isAsked("groups") || isAsked("queues") || isAsked("communities"))
    await withDatabases(playOnDatabases);
} catch (error) {
  console.error((error as Error).message);
  console.error((error as Error & { cause?: Error }).cause?.message ?? "");
  process.exitCode = 1;
}

function wholeNumber(
  name: "operations" | "database" | "groups" | "queues" | "communities" | "seed",
  otherwise: number,
): number {
  const text = values[name];
  if (text === undefined) return otherwise;
  if (!/^-?\d+$/.test(text)) throw new Error(`--${name} must be a whole number`);
  return Number(text);
}

function isAsked(place: keyof typeof extents): boolean {
  return extents[place] > 0 && (values.on === undefined || values.on === place);
}

async function playOn(place: "memory" | "database", stage: Stage): Promise<void> {
  const startedAt = performance.now();
  const tally = await checkPlays(stage, { operations: extents[place], seed, path: values.path, onRound });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(`\n${place}: ${operationsIn(tally)} requests in ${seconds} s, no difference`);
  for (const line of tallyLines(tally)) console.log(`  ${line}`);

  function onRound(done: number): void {
    if (process.stderr.isTTY) process.stderr.write(`\r${place}: ${done} of ${extents[place]} `);
  }
}

async function playQueues(
  place: string,
  steps: number,
  open: () => Promise<VenueQueueEngine>,
): Promise<void> {
  const done = await checkQueues(open, { steps, seed, path: values.path });
  console.log(`\nqueues of venues, ${place}: ${done} steps, no difference`);
}

async function playOnDatabases(db: Db, second: Db): Promise<void> {
  if (isAsked("database")) await playOn("database", databaseStage(db));
  if (isAsked("queues"))
    await playQueues("database", Math.ceil(extents.queues / 50), () => databaseQueues(db));
  if (isAsked("communities")) {
    await playCommunities(db, { steps: extents.communities, seed });
    console.log(`\ncommunities: ${extents.communities} steps, no difference`);
  }
  if (!isAsked("groups")) return;
  const figures = await checkCrowds(
    { db, asking: [db, second] },
    { groups: extents.groups, seed, path: values.path },
  );
  console.log(`\ngroups: ${figures.groups} of up to 5 at once, each as in one of its serial orders`);
  console.log(`  ${figures.contested} in which the order mattered`);
}

/** Two clients with pools of their own on one fresh database. */
async function withDatabases(work: (db: Db, second: Db) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-model-"));
  // As root, Postgres runs as another user, who must be able to walk through.
  chmodSync(folder, 0o755);
  const postgres = await openEmbeddedPostgres(folder, {});
  await migrate(postgres.url);
  const clients = [openDatabase(postgres.url, 8), openDatabase(postgres.url, 8)] as const;
  try {
    await work(...clients);
  } finally {
    await Promise.all(clients.map((client) => client.$disconnect()));
    await postgres.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}
