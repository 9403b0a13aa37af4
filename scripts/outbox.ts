// npm run outbox -- list|replay|discard [--type T] [--sink S] [--id ID]: manages parked work of the outbox. Without
// --sink it concerns facts that no sink can read, with --sink the tasks which that sink has parked; replay --id
// also takes a fact that is done. On DATABASE_URL, or on the embedded database of the data folder. It may run
// beside the server.
import { parseArgs } from "node:util";
import { z } from "zod";
import { errorMessage } from "../lib/error-message";
import { type Db, openDatabase } from "../server/db/client";
import {
  discardFacts,
  discardTasks,
  replayDoneFact,
  replayFacts,
  replayTasks,
} from "../server/domains/operations/outbox/commands";
import {
  getFact,
  listParkedFacts,
  listParkedTasks,
  readOutbox,
} from "../server/domains/operations/outbox/queries";
import { SINKS } from "../server/domains/operations/outbox/schema";
import { isDomainError } from "../server/errors";
import { type DatabaseSource, openDatabaseSource } from "../server/selfhost/database-source";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

const SHOWN = 50;
const USAGE = "npm run outbox -- list|replay|discard [--type TYPE] [--sink SINK] [--id FACT]";

type Command = { verb: "list" | "replay" | "discard"; type?: string; sink?: string; id?: string };

function readCommand(argv: string[]): Command {
  const option = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    options: { type: option, sink: option, id: option },
    allowPositionals: true,
  });
  const verb = (["list", "replay", "discard"] as const).find((one) => one === positionals[0]);
  const { type, sink, id } = values;
  if (!verb || positionals.length !== 1) throw new StartupError(`Usage: ${USAGE}`);
  if (sink !== undefined && !SINKS.some((one) => one === sink)) {
    throw new StartupError(`There is no sink ${sink}. The sinks are ${SINKS.join(", ")}.`);
  }
  if (id !== undefined && !z.uuid().safeParse(id).success)
    throw new StartupError(`${id} is not the id of a fact.`);
  if (verb !== "list" && sink === undefined && (type === undefined) === (id === undefined)) {
    throw new StartupError(`Name a sink, a type of facts, or one fact: ${USAGE}`);
  }
  return { verb, ...(type !== undefined && { type }), ...(sink && { sink }), ...(id && { id }) };
}

async function list(db: Db, { type, sink }: Command): Promise<void> {
  const { pending, parkedFacts, sinks } = await readOutbox(db);
  console.log(`${pending} pending facts, ${parkedFacts} that no sink can read`);
  console.table(sinks.map((row) => ({ sink: row.sink, pending: row.pending, parked: row.parked })));
  const facts = sink ? [] : (await listParkedFacts(db, { type, limit: SHOWN })).items;
  const tasks = (await listParkedTasks(db, { sink, type, limit: SHOWN })).items;
  if (facts.length > 0) console.table(facts, ["id", "type", "createdAt", "error"]);
  if (tasks.length > 0) console.table(tasks, ["id", "sink", "type", "createdAt", "attempts", "error"]);
}

async function act(db: Db, { verb, type, sink, id }: Command): Promise<number> {
  const order = { actorId: null, now: new Date() };
  const which = { ...(type !== undefined && { type }), ...(id && { factIds: [id] }) };
  if (sink) {
    const tasks = { ...which, sink };
    return (await (verb === "replay" ? replayTasks : discardTasks)(db, tasks, order)).count;
  }
  if (verb === "replay" && id) {
    const { state } = await getFact(db, id);
    if (state !== "parked") return (await replayDoneFact(db, id, order)).count;
  }
  return (await (verb === "replay" ? replayFacts : discardFacts)(db, which, order)).count;
}

loadEnvFiles();
let source: DatabaseSource | undefined;
let db: Db | undefined;
try {
  const command = readCommand(process.argv.slice(2));
  source = await openDatabaseSource();
  db = openDatabase(source.url, 2);
  if (command.verb === "list") await list(db, command);
  else console.log(`${await act(db, command)} ${command.verb === "replay" ? "replayed" : "discarded"}`);
} catch (error) {
  const isUsage = (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
  const isKnown = isUsage || isDomainError(error) || error instanceof StartupError;
  const sentence = isDomainError(error) ? errorMessage(error) : (error as Error).message;
  console.error(`\n  ${isKnown ? "" : "The command failed: "}${sentence}\n`);
  process.exitCode = 1;
} finally {
  await db?.$disconnect();
  await source?.leave();
}
