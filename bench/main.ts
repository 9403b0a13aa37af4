import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { burst } from "./burst";
import { communities } from "./communities";
import { fanout } from "./fanout";
import { faultySinks } from "./faulty-sinks";
import { mixed } from "./mixed";
import { openLoop } from "./open-loop";
import { outbox } from "./outbox";
import { parties } from "./parties";
import { promote } from "./promote";
import { reach } from "./reach";
import { schedule } from "./schedule";
import { start } from "./start";
import { storm } from "./storm";
import { venues } from "./venues";
import { openWorld, type World } from "./world";

const BENCHES: Record<string, (world: World) => Promise<unknown>> = {
  burst,
  parties,
  "open-loop": openLoop,
  mixed,
  storm,
  promote,
  fanout,
};

/** Benchmarks that open what they need themselves. */
const ALONE: Record<string, () => Promise<unknown>> = {
  communities: () => communities({ scale: Number(values.scale), folder: values.folder }),
  outbox,
  reach,
  "faulty-sinks": faultySinks,
  schedule,
  start,
  venues,
};

const { values, positionals } = parseArgs({
  options: {
    json: { type: "string" },
    // A part of the rows that `communities` fills in.
    scale: { type: "string", default: "1" },
    // Where `communities` keeps its filled database, and finds it again.
    folder: { type: "string" },
  },
  allowPositionals: true,
});
const wanted = positionals.length > 0 ? positionals : [...Object.keys(BENCHES), ...Object.keys(ALONE)];
const unknown = wanted.filter((name) => !(name in BENCHES) && !(name in ALONE));
if (unknown.length > 0) {
  console.error(
    `There is no benchmark called ${unknown.join(" or ")}. There are: ${[...Object.keys(BENCHES), ...Object.keys(ALONE)].join(", ")}.`,
  );
  process.exit(2);
}

const figures: Record<string, unknown> = {
  machine: {
    processors: cpus().length,
    model: cpus()[0]?.model,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  },
};
for (const name of wanted) {
  figures[name] = await (ALONE[name]?.() ?? inWorld(BENCHES[name]));
  console.log(`${name} ${JSON.stringify(figures[name], null, 2)}`);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(0);

async function inWorld(bench: ((world: World) => Promise<unknown>) | undefined): Promise<unknown> {
  const world = await openWorld();
  try {
    return await bench?.(world);
  } finally {
    await world.close();
  }
}
