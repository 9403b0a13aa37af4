import { spawnSync } from "node:child_process";

/** Whether a program is there to test against; where it is not, a line says that its tests are left out. */
export function isInstalled(program: string): boolean {
  const { error } = spawnSync(program, ["--version"], { stdio: "ignore" });
  if (error) process.stderr.write(`${program} is not installed: the tests against it are skipped\n`);
  return !error;
}
