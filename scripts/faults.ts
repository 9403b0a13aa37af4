// npm run test:faults -- [--rounds N] [--only NAME] [--seed TEXT]: injects faults during a rush of RSVPs on a
// database of its own and checks the result. Prints one line of numbers per fault; fails if anything was lost.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "../server/db/migrate";
import { provideEnv } from "../server/env";
import { readPidFile } from "../server/selfhost/pid-file";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { faults, longFaults } from "../tests/faults/catalog";
import { runFault } from "../tests/faults/run";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "100" },
    only: { type: "string", multiple: true },
    seed: { type: "string", default: new Date().toISOString() },
  },
});
const all = [...faults, ...longFaults];
const rounds = Number(values.rounds);
const unknown = (values.only ?? []).filter((name) => !all.some((fault) => fault.name === name));
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`Usage: npm run test:faults -- [--rounds N] [--only NAME] [--seed TEXT]`);
  console.error(`The faults are: ${all.map((fault) => fault.name).join(", ")}.`);
  process.exit(2);
}

const folder = mkdtempSync(path.join(tmpdir(), "turnout-faults-"));
// As root, Postgres runs as another user, who must be able to walk through.
chmodSync(folder, 0o755);
// An interrupted run has no time to wait; nothing in these databases is worth keeping.
process.once("exit", abandon);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "a secret for faults only" });
const postgres = await openEmbeddedPostgres(folder);
let wrong = 0;
try {
  await migrate(postgres.url);
  console.log(`seed ${values.seed}`);
  for (const fault of all.filter(({ name }) => values.only?.includes(name) ?? true)) {
    const startedAt = performance.now();
    const totals = await runFault(fault, { url: postgres.url, folder }, { rounds, seed: values.seed });
    const { wrong: faults, seed: _, ...figures } = totals;
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.log(JSON.stringify({ ...figures, wrong: faults.length, seconds }));
    for (const what of faults) console.log(`  ${what}`);
    if (totals.struck === 0) console.log(`  ${fault.name} never happened`);
    wrong += faults.length + (totals.struck === 0 ? 1 : 0);
  }
} finally {
  await postgres.leave();
}
console.log(wrong === 0 ? "Nothing was lost." : `${wrong} things were wrong.`);
process.exit(wrong === 0 ? 0 : 1);

function abandon(): void {
  const homes = [folder, ...readdirSync(folder).map((name) => path.join(folder, name))];
  for (const home of homes) {
    const running = readPidFile(path.join(home, "postgres"));
    if (running?.pid) process.kill(running.pid, "SIGQUIT");
  }
  rmSync(folder, { recursive: true, force: true });
}
