import { createHmac } from "node:crypto";
import { env, provideEnv } from "../env";
import { openDataFolder, readOrMakePushKeys, readOrMakeSecrets } from "./data-folder";
import type { DatabaseSource } from "./database-source";
import { StartupError } from "./startup-error";

const PUSHER_SETTINGS = ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"] as const;

/**
 * Names the missing settings before anything is started. A production server on an external database may be one of
 * several: generated secrets would differ between them, so the operator must set them.
 * @throws StartupError
 */
export function refuseMissingSettings(production: boolean): void {
  const settings = env();
  if (production && settings.DATABASE_URL && !settings.NEXTAUTH_SECRET) {
    throw new StartupError(
      "NEXTAUTH_SECRET is not set. With DATABASE_URL it is needed: set it to a long random text, the same for every process (openssl rand -base64 32).",
    );
  }
  const missing = PUSHER_SETTINGS.filter((name) => !settings[name]);
  if (missing.length > 0 && missing.length < PUSHER_SETTINGS.length) {
    throw new StartupError(
      `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set. Live updates need ${PUSHER_SETTINGS.join(", ")} together; set none of them for the built-in server.`,
    );
  }
}

/** Whether only this machine may connect: the demo's passwords are public, and the operator chose no address. */
export function keepsToThisMachine(): boolean {
  const { DATABASE_URL, HOST, TURNOUT_DEMO } = env();
  return !HOST && (TURNOUT_DEMO ?? !DATABASE_URL);
}

/** Fills in the settings that the operator left open. Call it before other code reads the settings. */
export function provideSettings(source: DatabaseSource, port: number): void {
  const settings = env();
  const made = madeSecrets(source);
  const demo = settings.TURNOUT_DEMO ?? source.embedded;
  provideEnv({
    PORT: String(port),
    DATABASE_URL: source.requestUrl,
    TURNOUT_DEMO: demo ? "1" : "0",
    NEXTAUTH_URL: settings.NEXTAUTH_URL ?? `http://${nameOf(settings.HOST)}:${port}`,
    NEXTAUTH_SECRET: settings.NEXTAUTH_SECRET ?? made?.nextAuthSecret,
    CRON_SECRET: settings.CRON_SECRET ?? made?.cronSecret,
  });
  if (made && !settings.VAPID_PUBLIC_KEY) providePushKeys();
}

function providePushKeys(): void {
  const { publicKey, privateKey } = readOrMakePushKeys(openDataFolder(env().TURNOUT_DATA_DIR));
  provideEnv({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey });
}

export type ChannelsCredentials = { appId: string; key: string; secret: string };

/**
 * Points the Pusher settings at this process if they are unset, and returns the credentials for its built-in
 * server. The key is derived, not random: an open browser reconnects after a restart with the key that it already
 * has.
 */
export function provideChannels(port: number): ChannelsCredentials | undefined {
  const { PUSHER_APP_ID, NEXTAUTH_SECRET } = env();
  if (PUSHER_APP_ID || !NEXTAUTH_SECRET) return undefined;
  const derive = (use: string) =>
    createHmac("sha256", NEXTAUTH_SECRET).update(`turnout channels ${use}`).digest("hex");
  const credentials = { appId: "1", key: derive("key").slice(0, 20), secret: derive("secret") };
  provideEnv({
    PUSHER_APP_ID: credentials.appId,
    PUSHER_KEY: credentials.key,
    PUSHER_SECRET: credentials.secret,
    PUSHER_HOST: addressWithin(env().HOST),
    PUSHER_PORT: String(port),
  });
  return credentials;
}

const EVERY_ADDRESS = ["0.0.0.0", "::"];

/** The address at which this process reaches itself, in URL form. */
function addressWithin(host: string | undefined): string {
  if (!host || EVERY_ADDRESS.includes(host)) return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}

/** The host name under which people on this machine open the site. */
function nameOf(host: string | undefined): string {
  const address = addressWithin(host);
  return ["127.0.0.1", "[::1]"].includes(address) ? "localhost" : address;
}

function madeSecrets(source: DatabaseSource) {
  const { NODE_ENV, TURNOUT_DATA_DIR } = env();
  if (!source.embedded && NODE_ENV === "production") return undefined;
  return readOrMakeSecrets(openDataFolder(TURNOUT_DATA_DIR));
}
