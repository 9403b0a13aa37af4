import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { percentiles, round } from "./stats";

const ROUNDS = 5;
const REST_MS = 10_000;

/** `npm start` on a built checkout: the time until it is ready, and the memory at rest of everything it started. */
export async function start() {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-bench-start-"));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const ready: number[] = [];
  let megabytes = 0;
  // The first start builds if needed and creates the database; the others find both.
  for (let round = 0; round <= ROUNDS; round++) {
    const startedAt = performance.now();
    const child = spawn("npm", ["start"], {
      env: { ...process.env, PORT: String(port), TURNOUT_DATA_DIR: folder },
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await untilReady(port);
    if (round > 0) ready.push(performance.now() - startedAt);
    if (round === ROUNDS && child.pid) {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      megabytes = proportionalMegabytes(child.pid, folder);
    }
    if (child.pid) process.kill(-child.pid, "SIGTERM");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
  return { rounds: ROUNDS, readyMs: percentiles(ready), memoryAtRestMB: round(megabytes, 0) };
}

async function untilReady(port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/**
 * The proportional set size of a process, of the Postgres on its data folder and of all their children: shared
 * pages are counted once, not per backend.
 */
function proportionalMegabytes(root: number, folder: string): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOr(`/proc/${name}/stat`, "");
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const onFolder = [...parents.keys()].filter((pid) => readOr(`/proc/${pid}/cmdline`, "").includes(folder));
  const family = new Set([root, ...onFolder]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  const kilobytes = [...family].map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${pid}/smaps_rollup`, ""))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, kB) => sum + kB, 0) / 1_024;
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}
