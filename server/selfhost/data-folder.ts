import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import webPush from "web-push";
import { z } from "zod";
import { StartupError, storageFault } from "./startup-error";

const pushKeysSchema = z.object({ publicKey: z.string().length(87), privateKey: z.string().length(43) });

export type PushKeys = z.infer<typeof pushKeysSchema>;

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
  return readOrMake(folder, {
    name: "secrets.json",
    schema: secretsSchema,
    make: makeSecrets,
    why: "it holds the password of the database beside it",
  });
}

/**
 * The pair of keys that push messages are signed with, kept and made like the secrets. A file of its own: folders of
 * earlier versions have secrets without it.
 * @throws StartupError
 */
export function readOrMakePushKeys(folder: string): PushKeys {
  return readOrMake(folder, {
    name: "push-keys.json",
    schema: pushKeysSchema,
    make: () => webPush.generateVAPIDKeys(),
    why: "with other keys, people have to turn push messages on anew",
  });
}

type Kept<Value> = { name: string; schema: z.ZodType<Value>; make: () => Value; why: string };

function readOrMake<Value>(folder: string, kept: Kept<Value>): Value {
  const file = path.join(folder, kept.name);
  const staging = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const existing = readKept(file, kept);
  if (existing) return existing;
  try {
    writeFileSync(staging, `${JSON.stringify(kept.make(), null, 2)}\n`, {
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
  const made = readKept(file, kept);
  if (!made) throw new StartupError(`${file} vanished while Turnout started. Start again.`);
  return made;
}

function readKept<Value>(file: string, { schema, why }: Kept<Value>): Value | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw storageFault("read its secrets", path.dirname(file), error);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new StartupError(`${file} is damaged. Restore it from a backup: ${why}.`);
  }
}

function makeSecrets(): Secrets {
  const secret = () => randomBytes(32).toString("base64url");
  return { postgresPassword: secret(), nextAuthSecret: secret(), cronSecret: secret() };
}
