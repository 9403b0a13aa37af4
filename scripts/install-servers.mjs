// Installs redis-server and kcat with apt on a CI machine, so that the tests against them run. If that is
// impossible nothing happens: those tests are reported as skipped.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";

const PACKAGES = ["redis-server", "kcat"];
const TIME_MS = 120_000;
/** Debian asks this program whether a package may start its service; 101 = no. */
const POLICY = "/usr/sbin/policy-rc.d";

let hasTried = false;

/** Tries once. Never throws, and takes two minutes at most. */
export async function installServers() {
  if (hasTried) return;
  hasTried = true;
  const missing = PACKAGES.filter((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).error);
  if (missing.length === 0 || !mayInstall()) return;
  const ownPolicy = !existsSync(POLICY);
  try {
    if (ownPolicy) writeFileSync(POLICY, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
    const endsAtMs = Date.now() + TIME_MS;
    await apt(["update"], endsAtMs);
    // One by one, so that a missing package does not prevent the other.
    for (const name of missing) await apt(["install", "-y", "--no-install-recommends", name], endsAtMs);
  } catch {
    // No write access there, or no apt after all.
  } finally {
    if (ownPolicy) rmSync(POLICY, { force: true });
  }
}

function mayInstall() {
  return Boolean(process.env.CI) && process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

function apt(args, endsAtMs) {
  return new Promise((resolve) => {
    const leftMs = endsAtMs - Date.now();
    if (leftMs <= 0) return resolve();
    const child = spawn("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=20", ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: "ignore",
    });
    const timer = setTimeout(() => child.kill("SIGTERM"), leftMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    child.on("error", done).on("close", done);
  });
}
