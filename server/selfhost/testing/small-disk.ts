import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Mounts an in-memory disk at a new folder. @param options for `mount -o`: `size=160m,mode=755` */
export function mountDisk(place: string, options: string): void {
  mkdirSync(place, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", place], { stdio: "ignore" });
}

export function unmountDisk(place: string): void {
  execFileSync("umount", ["-l", place]);
}

/** Whether this process may mount, which only root on Linux may. Otherwise tests of disks are reported as skipped. */
export function mayMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-mount-"));
  const place = path.join(folder, "disk");
  try {
    mountDisk(place, "size=1m");
    unmountDisk(place);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills the disk to its last byte. @returns a function that frees it again */
export function fillDisk(place: string): () => void {
  const filler = path.join(place, "filler");
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize)));
  try {
    for (let n = 0; ; n++) writeFileSync(`${filler}-${n}`, Buffer.alloc(bsize));
  } catch {
    // The disk is full.
  }
  return () => execFileSync("sh", ["-c", `rm -f "$0"*`, filler]);
}
