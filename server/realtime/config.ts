import type { LiveClientConfig } from "../../lib/live-options";
import { type Env, env } from "../env";

export type ChannelsAccount = { appId: string; key: string; secret: string };

/** The credentials of the Channels server in use; null if there is none, and then nothing is live. */
export function channelsAccount(settings: Env = env()): ChannelsAccount | null {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret } = settings;
  return appId && key && secret ? { appId, key, secret } : null;
}

/** Where the server publishes to. */
export function channelsHost(settings: Env = env()): { host: string; port: string; useTLS: boolean } | null {
  if (!settings.PUSHER_HOST) return null;
  const port = settings.PUSHER_PORT ?? "443";
  return { host: settings.PUSHER_HOST, port, useTLS: port === "443" };
}

/** What a browser must know to listen, for `LiveProvider`. Public. Null where nothing is live. */
export function liveClientConfig(settings: Env = env()): LiveClientConfig | null {
  const account = channelsAccount(settings);
  if (!account) return null;
  const { key } = account;
  const address = channelsHost(settings);
  if (!address) return { key, cluster: settings.PUSHER_CLUSTER ?? "mt1", server: null };
  // Loopback, or our own address, is the built-in server: it shares the port of the app, whatever name that has.
  if (LOOPBACK.has(address.host) || isOwn(address.host, settings.HOST))
    return { key, cluster: "", server: "page" };
  return {
    key,
    cluster: "",
    server: { host: address.host, port: Number(address.port), tls: address.useTLS },
  };
}

/** Whether the Channels server in use is the built-in one. */
export function isBuiltInChannels(settings: Env = env()): boolean {
  return liveClientConfig(settings)?.server === "page";
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1", "[::1]"]);

function isOwn(host: string, listeningOn: string | undefined): boolean {
  return listeningOn !== undefined && (host === listeningOn || host === `[${listeningOn}]`);
}
