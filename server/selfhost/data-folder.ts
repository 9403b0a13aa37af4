import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartupError, storageFault } from "./startup-error";

const secretsSchema = z.object({
  postgresPassword: z.string().min(16),
  nextAuthSecret: z.string().min(16),
  cronSecret: z.string().min(16),
});

export type Secrets = z.infer<typeof secretsSchema>;

/** Creates the folder if it is missing and returns its absolute path. @throws StartupError */
export function openDataFolder(folder: string): string {
  const absolute = path.resolve(folder);
  try {
    mkdirSync(absolute, { recursive: true });
    // If this process is root, Postgres runs as another user, who must be able to traverse to its own folder.
    chmodSync(absolute, process.getuid?.() === 0 ? 0o711 : 0o700);
  } catch (error) {
    throw storageFault("keep its data", absolute, error);
  }
  return absolute;
}

/**
 * The secrets of this data folder: generated at the first start, readable by their owner alone. Two first starts
 * that run at the same time agree on one set, because linking a finished file is atomic.
 * @throws StartupError
 */
export function readOrMakeSecrets(folder: string): Secrets {
  const file = path.join(folder, "secrets.json");
  const staging = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const existing = readSecrets(file);
  if (existing) return existing;
  try {
    writeFileSync(staging, `${JSON.stringify(makeSecrets(), null, 2)}\n`, {
      mode: 0o600,
      flag: "wx",
      flush: true,
    });
    linkSync(staging, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST")
      throw storageFault("keep its secrets", folder, error);
  } finally {
    rmSync(staging, { force: true });
  }
  const made = readSecrets(file);
  if (!made) throw new StartupError(`${file} vanished while Turnout started. Start again.`);
  return made;
}

function readSecrets(file: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw storageFault("read its secrets", path.dirname(file), error);
  }
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new StartupError(
      `${file} is damaged. Restore it from a backup: it holds the password of the database beside it.`,
    );
  }
}

function makeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString("base64url");
  return { postgresPassword: secret(), nextAuthSecret: secret(), cronSecret: secret() };
}
