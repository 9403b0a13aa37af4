// npm test: runs every part in order, or the parts named on the command line. The last line has the totals.
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { installServers } from "./install-servers.mjs";
import { ROOT, setUp } from "./setup.mjs";
import { failureLines, readPlaywright } from "./test-failures.mjs";

const BIN = path.join(ROOT, "node_modules");
const PARTS = { check, unit: () => vitest("unit"), db: () => vitest("db"), build: builds, e2e };

const args = process.argv.slice(2);
const named = args.filter((arg) => arg in PARTS);
/** Other arguments go to the runner: npm run test:db -- server/domains */
const passedOn = args.filter((arg) => !(arg in PARTS));
const scratch = mkdtempSync(path.join(tmpdir(), "turnout-run-"));
// As root, Postgres runs as another user, who must be able to walk through.
chmodSync(scratch, 0o755);
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

await setUp({ build: false });
const results = [];
for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
  console.log(`\n── ${name}`);
  results.push(...(await PARTS[name]()));
}
report();

async function check() {
  const next = path.join(BIN, "next/dist/bin/next");
  // Route types and next-env.d.ts, which a fresh clone lacks.
  await node("route types", [next, "typegen"], { quiet: true });
  return [
    await lockFile(),
    await node("format and lint", [
      path.join(BIN, "@biomejs/biome/bin/biome"),
      "check",
      "--error-on-warnings",
      ".",
    ]),
    await node("types", [path.join(BIN, "typescript/bin/tsc"), "--noEmit", "-p", "."]),
    await node("structure", ["scripts/check-structure.mjs"]),
  ];
}

/** Checks the lock file: one made against a registry without the packages of other systems breaks npm ci everywhere. */
function lockFile() {
  const npm = process.env.npm_execpath;
  if (!npm) return { name: "lock file", passed: 0, failed: 0, skipped: 1 };
  return node("lock file", [
    npm,
    "ci",
    "--dry-run",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
}

async function vitest(project) {
  await installServers();
  const report = path.join(scratch, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=./scripts/failures-reporter.mjs"];
  const args = ["run", "--project", project, "--passWithNoTests", ...reporters, ...passedOn];
  const env = { TURNOUT_TEST_REPORT: report };
  const ran = await node(project, [path.join(BIN, "vitest/vitest.mjs"), ...args], { env });
  return [counted(ran, report, (figures) => figures)];
}

async function builds() {
  await setUp({ build: true });
  return [{ name: "build", passed: 1, failed: 0, skipped: 0 }];
}

async function e2e() {
  await setUp({ build: true });
  const report = path.join(scratch, "e2e.json");
  const [port, plainPort] = [await freePort(), await freePort()];
  const args = ["test", "--pass-with-no-tests", "--reporter=list,json", ...passedOn];
  const ran = await node("e2e", [path.join(BIN, "@playwright/test/cli.js"), ...args], {
    env: {
      E2E_PORT: String(port),
      E2E_PLAIN_PORT: String(plainPort),
      E2E_SCRATCH: scratch,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  return [counted(ran, report, readPlaywright)];
}

/** The runner's own totals; a run that stopped without any counts as one failure. */
function counted(ran, report, read) {
  let figures = { passed: 0, failed: 0, skipped: 0, failures: [] };
  try {
    figures = read(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    if (ran.failed === 0) return { ...ran, passed: 0 };
  }
  if (ran.failed === 0 || figures.failed > 0) return { name: ran.name, ...figures };
  return {
    name: ran.name,
    ...figures,
    failed: 1,
    failures: [{ name: ran.name, error: "ended with a fault outside of its tests, see above" }],
  };
}

function node(name, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", quiet ? "ignore" : "inherit", "inherit"],
    });
    // Ctrl-C also reaches the child; this process waits for it, so that nothing is left running.
    const forward = () => child.kill("SIGTERM");
    const ignore = () => {};
    process.on("SIGTERM", forward).on("SIGINT", ignore);
    child.on("close", (code) => {
      process.off("SIGTERM", forward).off("SIGINT", ignore);
      if (code === null || code === 130 || code === 143) process.exit(130);
      resolve({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
    });
  });
}

function report() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log("\n── summary");
  for (const result of results) {
    for (const kind of Object.keys(total)) total[kind] += result[kind];
    console.log(`${result.failed > 0 ? "✗" : "✓"} ${result.name}: ${figures(result)}`);
  }
  const failures = results.flatMap((result) => result.failures ?? []);
  if (failures.length > 0) console.log(["\n── failed", ...failureLines(failures), ""].join("\n"));
  console.log(figures(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

function figures({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
