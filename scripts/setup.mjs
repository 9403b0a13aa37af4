// Prepares a checkout so that it can run. Plain Node, because it works before anything is installed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const NODE_MINIMUM = [20, 19];
const BUNDLE = path.join(ROOT, ".next", "turnout");
const BUILD_STAMP = path.join(BUNDLE, "build.json");
const CLIENT = path.join(ROOT, "server", "db", "generated");
const CLIENT_STAMP = path.join(ROOT, "node_modules", ".cache", "turnout", "client.json");
const CLIENT_SOURCES = ["prisma/schema.prisma", "prisma/models", "package-lock.json"];
const BUILD_SOURCES = [
  ...["app", "components", "lib", "server", "prisma", "public"],
  ...[
    "proxy.ts",
    "next.config.mjs",
    "postcss.config.mjs",
    "tsconfig.json",
    "package.json",
    "package-lock.json",
  ],
];

/** The self-hosted server as one file, so that a start compiles nothing. */
export const SERVER = path.join(BUNDLE, "main.mjs");

/** Installs, generates and builds what is missing or older than its sources. */
export async function setUp({ build }) {
  refuseOldNode();
  process.chdir(ROOT);
  await alone(async () => {
    await ensureInstalled();
    await ensureClient();
    if (build) await ensureBuilt();
  });
}

/** Builds in any case, and shows the output of the tools. */
export async function rebuild() {
  refuseOldNode();
  process.chdir(ROOT);
  await alone(async () => {
    await ensureClient();
    await build({ quiet: false });
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = NODE_MINIMUM;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  quit(`Turnout needs Node ${NODE_MINIMUM.join(".")} or newer; this is ${process.versions.node}.`);
}

async function ensureInstalled() {
  const installed = modifiedAt("node_modules/.package-lock.json");
  if (installed >= modifiedAt("package-lock.json")) return;
  console.log(installed ? "package-lock.json changed: installing packages…" : "Installing packages…");
  // Production mode would omit the compiler and the types, which the build needs.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  if (npm) await run(process.execPath, [npm, ...args], {});
  else await run(process.platform === "win32" ? "npm.cmd" : "npm", args, {});
}

async function ensureClient() {
  const fingerprint = fingerprintOf(CLIENT_SOURCES);
  if (existsSync(path.join(CLIENT, "client.ts")) && stampOf(CLIENT_STAMP) === fingerprint) return;
  console.log("Generating the database client…");
  await run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    quiet: true,
    // Without it the command downloads an engine that generating does not use; any program will do.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath },
  });
  writeStamp(CLIENT_STAMP, fingerprint);
}

async function ensureBuilt() {
  const built = existsSync(SERVER) && existsSync(path.join(ROOT, ".next", "BUILD_ID"));
  if (built && stampOf(BUILD_STAMP) === fingerprintOf(BUILD_SOURCES)) return;
  console.log("Building…");
  await build({ quiet: true });
}

async function build({ quiet }) {
  // Taken before the build: a file saved meanwhile makes the next start build again.
  const fingerprint = fingerprintOf(BUILD_SOURCES);
  rmSync(BUILD_STAMP, { force: true });
  await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    quiet,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const { build: bundle, stop: stopBundler } = await import("esbuild");
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: ["server/selfhost/main.ts"],
    outfile: SERVER,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "error",
  });
  await stopBundler();
  writeStamp(BUILD_STAMP, fingerprint);
}

/** By content, not by time: a checkout touches every file, and a restored one may be older than the build. */
function fingerprintOf(sources) {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0]);
  for (const file of sources.flatMap(filesIn)) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)));
  }
  for (const name of Object.keys(process.env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`\0${name}=${process.env[name]}`);
  }
  return hash.digest("hex");
}

function filesIn(source) {
  const found = statSync(path.join(ROOT, source), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [source];
  return readdirSync(path.join(ROOT, source))
    .sort()
    .map((name) => `${source}/${name}`)
    .filter((file) => file !== "server/db/generated" && !/\.test\.tsx?$/.test(file))
    .flatMap(filesIn);
}

function stampOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).fingerprint;
  } catch {
    return undefined;
  }
}

function writeStamp(file, fingerprint) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ fingerprint })}\n`);
}

function modifiedAt(file) {
  return statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** One process at a time installs or builds in this checkout. The lock of a killed process is taken over. */
async function alone(work) {
  const lock = path.join(
    tmpdir(),
    `turnout-${createHash("sha256").update(ROOT).digest("hex").slice(0, 16)}.lock`,
  );
  for (let told = false; !take(lock); told = true) {
    if (!told) console.log(`Waiting for another Turnout that is installing or building here (${lock})…`);
    await wait(200);
  }
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    await work();
  } finally {
    release();
    process.off("exit", release);
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (!isHeld(lock)) rmSync(lock, { force: true });
  return false;
}

function isHeld(lock) {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder === process.pid) return false;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Runs a program to its end. With `quiet`, its output is shown only if it fails. A failure ends this process too. */
function run(command, args, { quiet = false, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const interrupt = (signal) => {
      child.kill(signal);
      process.exit(1);
    };
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, interrupt);
    child.on("error", (error) => quit(`${command} could not be run: ${error.message}`));
    child.on("close", (code) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, interrupt);
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(chunks));
      quit(`"${[path.basename(command), ...args].join(" ")}" failed. What it said is above.`);
    });
  });
}

function quit(sentence) {
  console.error(`\n  ${sentence}\n`);
  process.exit(1);
}
